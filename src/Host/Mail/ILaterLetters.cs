namespace ActionPlan.Host.Mail;

/// <summary>Composes letters of a kind that were stored as facts. The facts are those of the moment when the letter became necessary.</summary>
internal interface ILaterLetters
{
    OutboxKind Kind { get; }

    /// <param name="db">Reads what stored runs say.</param>
    /// <param name="rows">Of one plan, and of one run where they tell of one.</param>
    /// <returns>A letter for each row, in their order.</returns>
    Task<IReadOnlyList<Letter>> Compose(AppDb db, IReadOnlyList<OutboxRow> rows, CancellationToken cancellation);
}
