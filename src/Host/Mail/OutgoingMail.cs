using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Mail;

/// <summary>Turns a letter into a row of the outbox, the whole message in it.</summary>
internal sealed class OutgoingMail(Envelope envelope, TimeProvider clock)
{
    /// <param name="areas">The areas that the letter speaks of.</param>
    public OutboxRow Post(Plan plan, OutboxKind kind, Recipient recipient, Letter letter, IEnumerable<string> areas, string dedupeKey, long? runId = null)
    {
        var now = clock.GetUtcNow();
        var usable = Envelope.TryAddress(recipient.Address, out var address);
        return new OutboxRow
        {
            PlanId = plan.Id,
            Kind = kind,
            Unit = recipient.Unit,
            Area = recipient.ContactArea?.Id,
            Areas = [.. areas.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            To = TypedText.Word(recipient.Address),
            Subject = letter.Subject,
            Mime = envelope.Seal(letter, address, recipient.UnitName, dedupeKey, now),
            RunId = runId,
            DedupeKey = dedupeKey,
            CreatedAt = now,
            NextAttemptAt = usable ? now : null,
            State = usable ? OutboxState.Waiting : string.IsNullOrWhiteSpace(recipient.Address) ? OutboxState.NoAddress : OutboxState.Failed,
            LastError = usable || string.IsNullOrWhiteSpace(recipient.Address) ? null : $"Địa chỉ thư không hợp lệ: {recipient.Address}",
        };
    }
}
