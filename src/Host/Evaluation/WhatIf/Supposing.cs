using ActionPlan.Host.Figures;
using ActionPlan.Host.Registers;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation.WhatIf;

/// <summary>What would be said of a target in a quarter. It is no <see cref="VerdictRow"/>, and nothing that takes one takes it.</summary>
/// <param name="Verdict">The verdict; null where its rule failed.</param>
internal sealed record SupposedVerdict(Period Quarter, Verdict? Verdict);

/// <summary>
/// Judges a target on supposed figures, over the approved ones as they stand: the code that judges runs, and nothing is stored. Approved figures
/// are read whoever looks, as for a run; who may not see the area is told nothing.
/// </summary>
internal sealed class Supposing(AppDb reader, IDbContextFactory<AppDb> databases, PlanInForce plans)
{
    /// <summary>Stands for the deciding document that a supposed figure cannot have yet.</summary>
    private const string Assumed = "(giả định)";

    public async Task<IReadOnlyList<SupposedVerdict>> Judge(
        string target, Area area, SupposedFigures supposed, CancellationToken cancellation = default)
    {
        if (!reader.Reach.Sees(area) || !supposed.IsAny || supposed.HasFaults)
        {
            return [];
        }

        var known = await Approved(area, supposed.Last, cancellation);
        var verdicts = new List<SupposedVerdict>();
        foreach (var quarter in supposed.Quarters.TakeWhile(quarter => quarter <= supposed.Last))
        {
            var plan = plans.For(quarter);
            if (plan.TargetByKey.GetValueOrDefault(target) is { } there && plan.Areas.Find(area.Id) is { } place)
            {
                var (verdict, failure) = plan.Judge(there, place, Overlaid(known, place, supposed, quarter), quarter);
                if (verdict is not null || failure is not null)
                {
                    verdicts.Add(new SupposedVerdict(quarter, verdict));
                }
            }
        }

        return verdicts;
    }

    private async Task<IReadOnlyList<FigureValue>> Approved(Area area, Period last, CancellationToken cancellation)
    {
        var plan = plans.For(last);
        var root = plan.Areas.RootOf(plan.Areas.Find(area.Id) ?? area);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        // What a run reads as missing is missing here too.
        var doubted = await new CountsInDoubt(db, plans).Of(plan, last, cancellation);
        await foreach (var roots in new CurrentFigures(db).AsOf(plan, [root], long.MaxValue, last, doubted, null, cancellation))
        {
            return [.. roots.SelectMany(one => one.Figures)];
        }

        return [];
    }

    private static IEnumerable<FigureValue> Overlaid(IReadOnlyList<FigureValue> known, Area area, SupposedFigures supposed, Period quarter)
    {
        var instead = supposed.KnownIn(quarter).ToDictionary(field => (field.Figure.Id, field.Period), field => field.Value!.Value);
        return known.Where(entry =>
            entry.Period.IsKnownIn(quarter) && !(entry.Plan is null && entry.Area == area.Id && instead.ContainsKey((entry.Figure, entry.Period))))
            .Concat(instead.Select(one => new FigureValue(one.Key.Id, area.Id, one.Key.Period, one.Value, Source: Assumed)));
    }
}
