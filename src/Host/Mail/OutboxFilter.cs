namespace ActionPlan.Host.Mail;

/// <summary>Which messages are asked for; null is any.</summary>
internal sealed record OutboxFilter(string? Unit, OutboxKind? Kind, OutboxState? State, string? Area)
{
    /// <param name="areas">The areas that can be asked for.</param>
    /// <param name="unit">As the address names it.</param>
    /// <param name="kind">As the address names it.</param>
    /// <param name="state">As the address names it.</param>
    /// <param name="area">As the address names it.</param>
    /// <param name="misread">What was not understood.</param>
    public static OutboxFilter Read(
        Plan plan, IEnumerable<(string Value, string Text)> areas, string? unit, string? kind, string? state, string? area, List<Misread> misread) => new(
        Asked.OneOf(unit, plan.Units.Keys, "Asked.NoSuchUnit", misread), Asked.Named<OutboxKind>(kind, "Asked.NoSuchChoice", misread),
        Asked.Named<OutboxState>(state, "Asked.NoSuchState", misread),
        Asked.OneOf(area, areas.Select(one => one.Value), "Asked.NoSuchPlace", misread));

    /// <summary>The newest first.</summary>
    public IQueryable<OutboxRow> Of(AppDb db, Plan plan)
    {
        var found = db.Outbox.AsNoTracking();
        found = Unit is { } unit ? found.Where(row => row.Unit == unit) : found;
        found = Kind is { } kind ? found.Where(row => row.Kind == kind) : found;
        found = State is { } state ? found.Where(row => row.State == state) : found;
        // A message that speaks of several areas concerns each of them.
        found = plan.Within(Area) is { } areas ? found.Where(row => row.Areas.Any(area => areas.Contains(area))) : found;
        return found.OrderByDescending(row => row.Id);
    }
}
