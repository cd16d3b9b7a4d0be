namespace ActionPlan.Host.Figures.Entry;

/// <summary>Tells a unit, in the transaction that sends numbers of its sheet back, that they wait for it again.</summary>
internal interface IComesBack
{
    Task Tell(AppDb db, Plan plan, SheetKey sheet, IReadOnlyList<FigureDraftRow> sent, string reason);
}
