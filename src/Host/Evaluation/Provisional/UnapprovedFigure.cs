using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Evaluation.Provisional;

/// <summary>A figure on its way, and what has to happen to it.</summary>
internal sealed record UnapprovedFigure(FigureDraftRow Draft, Owes Owes)
{
    /// <summary>A number that was sent back is one that somebody has refused: nothing is judged on it.</summary>
    public bool IsCounted => Owes != Owes.UnitAnswers;

    /// <summary>A place in the sequence of figures that no approved one can have.</summary>
    public long Version => -Draft.Id;

    public FigureValue ToValue() => new(Draft.Figure, Draft.Area, Draft.Period, Draft.Value, Version, Draft.Source);

    /// <summary>Those that a quarter may know, as far as the reader may see them.</summary>
    public static async Task<IReadOnlyList<UnapprovedFigure>> Read(AppDb reader, Plan plan, Area root, Period quarter, CancellationToken cancellation)
    {
        var areas = plan.Areas.ReadWith(root).Select(area => area.Id).ToArray();
        var drafts = await reader.FigureDrafts.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && areas.Contains(row.Area) && row.Period <= quarter).ToListAsync(cancellation);
        var locks = await new PeriodLocks(reader).All(plan, cancellation);
        return [.. drafts.Where(draft => plan.FigureById.GetValueOrDefault(draft.Figure) is { Definition.Counted: false }).Select(draft =>
            new UnapprovedFigure(draft,
                Standing(
                    draft,
                    locks.Contains((plan.Areas.RootOf(plan.Areas.Find(draft.Area)!).Id,
                        SheetLayout.QuarterOf(plan, plan.FigureById[draft.Figure], draft.Period))))))];
    }

    private static Owes Standing(FigureDraftRow draft, bool isLocked) => draft.State switch
    {
        DraftState.Draft => Owes.UnitSubmits,
        DraftState.SentBack => Owes.UnitAnswers,
        _ => isLocked ? Owes.OfficeDecides : Owes.HeadApproves,
    };
}

/// <summary>Who has to do what before a figure counts.</summary>
internal enum Owes
{
    /// <summary>The unit is still entering it.</summary>
    UnitSubmits,

    /// <summary>It was sent back to the unit, or a correction refused.</summary>
    UnitAnswers,
    HeadApproves,

    /// <summary>It corrects a locked quarter.</summary>
    OfficeDecides,
}
