namespace ActionPlan.Host.Mail;

/// <summary>Makes rows of the outbox: of a letter the whole message, of a letter that is composed later what it is composed from.</summary>
internal sealed class OutgoingMail(Envelope envelope, TimeProvider clock)
{
    /// <param name="areas">The areas that the letter speaks of.</param>
    public OutboxRow Post(Plan plan, OutboxKind kind, Recipient recipient, Letter letter, IEnumerable<string> areas, string dedupeKey, long? runId = null)
    {
        var row = Row(plan, kind, recipient, letter.Subject, null, areas, dedupeKey, runId);
        row.Mime = envelope.Seal(letter, row, recipient.UnitName);
        return row;
    }

    /// <summary>For letters too many to compose while others wait: <see cref="Composing"/> does it before the first attempt.</summary>
    /// <param name="facts">What <see cref="ILaterLetters"/> composes it from.</param>
    /// <param name="areas">The areas that the letter speaks of.</param>
    public OutboxRow Later(
        Plan plan, OutboxKind kind, Recipient recipient, string subject, string facts, IEnumerable<string> areas, string dedupeKey, long? runId = null) =>
        Row(plan, kind, recipient, subject, facts, areas, dedupeKey, runId);

    private OutboxRow Row(
        Plan plan, OutboxKind kind, Recipient recipient, string subject, string? facts, IEnumerable<string> areas, string dedupeKey, long? runId)
    {
        var now = clock.GetUtcNow();
        var usable = Envelope.TryAddress(recipient.Address, out _);
        return new OutboxRow
        {
            PlanId = plan.Id,
            Kind = kind,
            Unit = recipient.Unit,
            Area = recipient.ContactArea?.Id,
            Areas = [.. areas.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            To = TypedText.Word(recipient.Address),
            Subject = subject,
            Facts = facts,
            RunId = runId,
            DedupeKey = dedupeKey,
            CreatedAt = now,
            NextAttemptAt = usable ? now : null,
            State = usable ? OutboxState.Waiting : string.IsNullOrWhiteSpace(recipient.Address) ? OutboxState.NoAddress : OutboxState.Failed,
            LastError = usable || string.IsNullOrWhiteSpace(recipient.Address) ? null : $"Địa chỉ thư không hợp lệ: {recipient.Address}",
        };
    }
}
