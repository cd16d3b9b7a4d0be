namespace ActionPlan.Host.Audit;

/// <summary>Figures that one entry appended: a range of the sequence, and a digest of all rows in it.</summary>
/// <param name="From">The first sequence number.</param>
/// <param name="To">The last.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Sha256">SHA-256 over the rows' canonical form, in the order of the sequence.</param>
/// <param name="Listed">The rows one by one, where they are few.</param>
internal sealed record FigureSeal(long From, long To, long Count, string Sha256, IReadOnlyList<ListedFigure> Listed)
{
    public const int MostListed = 200;
}

/// <summary>A figure that was appended, and the value that stood before.</summary>
internal sealed record ListedFigure(long Seq, string Figure, string Area, string Period, decimal? Before, decimal After, string? Source);
