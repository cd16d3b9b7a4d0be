using ActionPlan.Host.Authoring;
using ActionPlan.Host.Evaluation;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Waiting;

/// <summary>What is wrong with the rules, or odd in the figures, for whoever keeps them; of a field for whoever keeps that field's.</summary>
internal static class RuleMatters
{
    public static async Task<IReadOnlyList<Matter>> Read(AppDb db, PlanInForce plans, Actor actor, RunRow? newest, CancellationToken cancellation)
    {
        var plan = plans.Current;
        string[] own = [.. plan.Modules.Select(module => module.Id).Where(module => actor.May(new Demand(Right.EditRules, Module: module), plan))];
        if (!actor.MaySomewhere(Right.PublishRules) && !actor.MaySomewhere(Right.DraftRules))
        {
            return [];
        }

        // Whoever only decides is not told what is wrong with the files.
        var keeps = own.Length > 0 || actor.MaySomewhere(Right.EditUnitsAndAreas);
        return [.. await OfTwo(db, plans, actor, cancellation), .. keeps ? OfTheFolder(plans, own) : [], .. await OfDrafts(db, plans, actor, cancellation),
            .. newest is null || !keeps ? [] : await OfTheRun(db, plan, own, newest, cancellation)];
    }

    /// <summary>Plans that are prepared and that somebody else proposed to bring into force.</summary>
    public static async Task<IReadOnlyList<Matter>> OfPrepared(AppDb db, AllPlans all, Actor actor, CancellationToken cancellation)
    {
        var plans = actor.MaySomewhere(Right.PublishRules) ? all.InPreparation.ToDictionary(plan => plan.Current.Id, StringComparer.Ordinal) : [];
        if (plans.Count == 0)
        {
            return [];
        }

        var proposals = await db.RuleDrafts.IgnoreQueryFilters().AsNoTracking().Where(row => plans.Keys.Contains(row.PlanId)
            && row.Module == RuleDraftRow.OfFolder && row.State == RuleDraftState.Proposed && row.OwnerId != actor.UserId).ToListAsync(cancellation);
        return [.. proposals.Where(row => row.Text == RuleDraftRow.VersionOfFolder(plans[row.PlanId]))
            .Select(row => (Row: row, Address: FormattableString.Invariant($"../{row.PlanId}/rules/decide/{row.Id}")))
            .Select(one => new Matter(MatterKind.RulesWait, one.Address, plans[one.Row.PlanId].Current.Name)
            {
                Whose = one.Row.Owner, Said = one.Row.Reason,
            })];
    }

    // A changed folder that two people publish, until somebody has proposed it.
    private static async Task<IReadOnlyList<Matter>> OfTwo(AppDb db, PlanInForce plans, Actor actor, CancellationToken cancellation) =>
        plans.Waiting is { NeedsTwo.Count: > 0 } two && actor.May(DraftRights.ToDecide(RuleDraftRow.OfFolder), plans.Current)
            && !await db.OpenDrafts(plans.Current.Id, RuleDraftRow.OfFolder).AnyAsync(row => row.Text == two.Plan.Version, cancellation)
            ? [new Matter(MatterKind.RulesWait, "rules/folder", string.Join("; ", two.NeedsTwo.Select(two.Plan.ModuleName))) { Count = two.NeedsTwo.Count }]
            : [];

    private static IEnumerable<Matter> OfTheFolder(PlanInForce plans, string[] own)
    {
        if (plans.Problems.Count > 0)
        {
            yield return new Matter(MatterKind.RulesBroken, "plan",
                string.Join(", ", plans.Problems.Select(problem => problem.File).Distinct(StringComparer.Ordinal))) { Count = plans.Problems.Count };
        }

        if (plans.Waiting is { NeedsAWord: true, NeedsTwo.Count: 0 } waiting)
        {
            yield return new Matter(MatterKind.RulesWait, "plan",
                string.Join("; ", waiting.Vanishing.Take(3).Select(one => one.Name))) { Count = Math.Max(1, waiting.Vanishing.Count) };
        }

        var warnings = plans.Warnings.Where(warning => Array.Exists(own, module => IsOf(module, warning))).ToList();
        if (warnings.Count > 0)
        {
            yield return new Matter(MatterKind.Warnings, "plan",
                string.Join(", ", warnings.Select(warning => warning.File).Distinct(StringComparer.Ordinal))) { Count = warnings.Count };
        }
    }

    // Drafts that wait for a word, for whoever did not write them; and those that came back, for whoever did.
    private static async Task<IReadOnlyList<Matter>> OfDrafts(AppDb db, PlanInForce plans, Actor actor, CancellationToken cancellation)
    {
        var (plan, folder) = (plans.Current, RuleDraftRow.VersionOfFolder(plans));
        var drafts = await db.RuleDrafts.AsNoTracking()
            .Where(row => row.PlanId == plan.Id
                && (row.OwnerId == actor.UserId ? row.State == RuleDraftState.Draft && row.DecidedAt != null : row.State == RuleDraftState.Proposed)
                // A folder that has become another since cannot be decided on.
                && (row.Module != RuleDraftRow.OfFolder || row.Text == folder))
            .Select(row => new { row.Id, row.Module, row.Owner, row.State, Said = row.State == RuleDraftState.Proposed ? row.Reason : row.Remark })
            .ToListAsync(cancellation);
        return
        [
            .. drafts.Where(row => row.State == RuleDraftState.Draft || actor.May(DraftRights.ToDecide(row.Module), plan))
                .Select(row => (Row: row, Name: RuleNames.Of(plan, row.Module, CultureInfo.CurrentUICulture)))
                .Select(one => one.Row.State == RuleDraftState.Proposed
                    ? new Matter(MatterKind.RulesWait, FormattableString.Invariant($"rules/decide/{one.Row.Id}"), one.Name)
                    {
                        Whose = one.Row.Owner, Said = one.Row.Said,
                    }
                    : new Matter(MatterKind.RulesReturned, $"rules/{one.Row.Module}", one.Name) { Said = one.Row.Said }),
        ];
    }

    // A field's rules stand in the file of its name.
    private static bool IsOf(string module, Problem warning) => Path.GetFileNameWithoutExtension(warning.File) == module;

    private static async Task<IReadOnlyList<Matter>> OfTheRun(AppDb db, Plan plan, string[] own, RunRow run, CancellationToken cancellation)
    {
        var matters = new List<Matter>();
        var quarter = Show.Period(run.Period);
        void Add(MatterKind kind, string address, int count, string subject)
        {
            if (count > 0)
            {
                matters.Add(new Matter(kind, address, subject) { Count = count });
            }
        }

        var page = FormattableString.Invariant($"runs/{run.Id}");
        Add(MatterKind.RulesFailed, page + "#failures", await db.Failures.CountAsync(row => row.RunId == run.Id, cancellation), quarter);
        var findings = own.Length == 0
            ? [] : await db.Findings.AsNoTracking().Where(row => row.RunId == run.Id).Select(row => row.Source).ToListAsync(cancellation);
        Add(MatterKind.Findings, page + "#findings", findings.Count(source => own.Contains(ModuleOf(plan, source))), quarter);
        foreach (var module in own)
        {
            var prefix = module + ".";
            var count = await db.Verdicts.CountAsync(
                row => row.RunId == run.Id && row.Target.StartsWith(prefix)
                    && (row.Status == Status.Missed || row.Status == Status.AtRisk || row.Status == Status.NoData), cancellation);
            Add(MatterKind.Troubled, $"targets?period={run.Period}&module={module}", count, $"{plan.ModuleName(module)}, {quarter}");
        }

        return matters;
    }

    private static string? ModuleOf(Plan plan, string source) =>
        source.Split('.') is [var module, _] ? module : plan.FigureById.GetValueOrDefault(source)?.Module;
}
