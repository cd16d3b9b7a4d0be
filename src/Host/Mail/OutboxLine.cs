namespace ActionPlan.Host.Mail;

/// <summary>A message as a list shows it.</summary>
internal sealed record OutboxLine(
    long Id, OutboxKind Kind, string Unit, string To, string Subject, DateTimeOffset CreatedAt, OutboxState State, int Attempts, DateTimeOffset? SentAt,
    string? LastError,
    string? FileName, DateTimeOffset? Next);
