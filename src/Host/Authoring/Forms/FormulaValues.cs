using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Registers;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Authoring.Forms;

/// <summary>What a target that is being written gives for the last quarters, or why it gives nothing.</summary>
/// <param name="Area">The area that was judged.</param>
/// <param name="Verdicts">The last closed quarters, the newest first; null where there is no verdict.</param>
/// <param name="Problems">What is wrong with its formula.</param>
/// <param name="Elsewhere">How many errors elsewhere keep it from being judged.</param>
internal sealed record FormulaTried(
    string Area, IReadOnlyList<(Period Quarter, Verdict? Verdict)> Verdicts, IReadOnlyList<Problem> Problems, int Elsewhere);

/// <summary>Judges a target as its form has it, in the first area that there is, on the figures as they stand. Nothing is stored.</summary>
internal sealed class FormulaValues(IDbContextFactory<AppDb> databases, RuleForms forms, DraftReading drafts, PlanInForce plans, TimeProvider clock)
{
    private const int Quarters = 4;
    private const string Formula = "value";

    /// <summary>Null where there is no such target, or it is not his.</summary>
    public async Task<FormulaTried?> Try(
        string module, string? known, IReadOnlyDictionary<string, string> fields, string begunOn, CancellationToken cancellation)
    {
        var (text, id, _) = await forms.Write(module, FormShape.Target, known, fields, begunOn, cancellation);
        if (text is null || id is null || drafts.Read(module, text, begunOn) is not { } read || RuleFormEditing.Parse(read.Text) is not { } root
            || RuleFormEditing.Find(root, FormShape.Target, id) is not { } found)
        {
            return null;
        }

        if (read.Plan is not { } plan)
        {
            var of = RuleForms.ProblemsOf(read, FormShape.Target, found.Path, found.Thing).Where(one => one.Field == Formula)
                .Select(one => one.Problem).ToList();
            return new FormulaTried("", [], of, read.Reading.Problems.Count - of.Count(problem => problem.Severity == Severity.Error));
        }

        var area = plan.Areas.Roots[0];
        List<Period> quarters = [.. plan.Quarters().Where(quarter => !plans.IsInPreparation && plan.HasClosed(quarter, clock.GetUtcNow()))
            .TakeLast(Quarters)];
        var verdicts = new Dictionary<Period, Verdict?>();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var doubted = quarters.Count == 0 ? null : await new CountsInDoubt(db, plans).Of(plan, quarters[^1], cancellation);
        var key = $"{module}.{id}";
        await foreach (var (quarter, judgement) in SeveralQuarters.Judge(db, plan, [area], quarters, doubted!, target => target.Key == key, cancellation))
        {
            verdicts[quarter] = judgement.Verdicts.FirstOrDefault(verdict => verdict.Area.Id == area.Id);
        }

        return new FormulaTried(area.Name, [.. quarters.AsEnumerable().Reverse().Select(quarter => (quarter, verdicts.GetValueOrDefault(quarter)))], [], 0);
    }
}
