using System.Resources;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>Makes drafts the figures that are judged. The caller holds <see cref="AppDb.LockFigures"/>.</summary>
internal static class Approval
{
    private static readonly ResourceManager Reasons = new("ActionPlan.Host.Figures.CountReasons", typeof(Approval).Assembly);

    public static async Task Append(AppDb db, IReadOnlyList<FigureDraftRow> drafts, string by, DateTimeOffset at, CancellationToken cancellation)
    {
        await RecordFiguresHandler.Append(db, [.. drafts.Select(draft => Row(draft, by, at))], cancellation);
        db.RemoveRange(drafts);
    }

    private static FigureRow Row(FigureDraftRow draft, string by, DateTimeOffset at) => new()
    {
        PlanId = draft.PlanId,
        Figure = draft.Figure,
        Area = draft.Area,
        Period = draft.Period,
        Value = draft.Value,
        Source = draft.Source,
        EnteredAt = draft.EnteredAt,
        EnteredBy = draft.EnteredBy,
        Reason = Reason(draft),
        Origin = FigureOrigin.Entered,
        ApprovedBy = by,
        ApprovedAt = at,
    };

    private static string Reason(FigureDraftRow draft)
    {
        var said = string.Join(" – ", new[] { draft.CorrectionReason, draft.Note }.OfType<string>());
        return said.Length > 0 ? said
            : string.Format(Cultures.Vietnamese, Reasons.GetString("Report", Cultures.Vietnamese)!, Shown.Period(draft.Period, Cultures.Vietnamese));
    }
}
