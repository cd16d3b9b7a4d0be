using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Mail;

/// <summary>Which messages are asked for; null is any.</summary>
internal sealed record OutboxFilter(string? Unit, OutboxKind? Kind, OutboxState? State)
{
    public static OutboxFilter Read(Plan plan, string? unit, string? kind, string? state, List<Misread> misread) => new(
        Asked.OneOf(unit, plan.Units.Keys, "Asked.NoSuchUnit", misread), Asked.Named<OutboxKind>(kind, "Asked.NoSuchChoice", misread), Asked.Named<OutboxState>(state, "Asked.NoSuchState", misread));

    /// <summary>The newest first.</summary>
    public IQueryable<OutboxRow> Of(AppDb db)
    {
        var found = db.Outbox.AsNoTracking();
        found = Unit is { } unit ? found.Where(row => row.Unit == unit) : found;
        found = Kind is { } kind ? found.Where(row => row.Kind == kind) : found;
        found = State is { } state ? found.Where(row => row.State == state) : found;
        return found.OrderByDescending(row => row.Id);
    }
}
