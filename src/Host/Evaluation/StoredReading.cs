using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation;

/// <summary>A view's reading as stored: of the entries only their place in the append-only sequence, where they stand unchanged.</summary>
/// <param name="Figure">The figure's id.</param>
/// <param name="Value">The value; null if an entry is missing.</param>
/// <param name="From">The figure rows it was made of.</param>
/// <param name="Missing">The entries that were missing.</param>
/// <param name="Area">The area that was read, where the target looks at several; null: the verdict's own.</param>
/// <param name="Year">The year that the view looks at, where it is one of a year.</param>
internal sealed record StoredReading(
    string Figure, View View, decimal? Value, IReadOnlyList<long>? From = null, IReadOnlyList<MissingEntry>? Missing = null, string? Area = null,
    int? Year = null);
