namespace ActionPlan.Rules.Differences;

/// <summary>A member of something in a plan's files, in words.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="Of">What is written; null where nothing is.</param>
/// <param name="Judges">Whether it may decide a verdict.</param>
internal sealed record Field<T>(string Name, Func<T, Wording, string?> Of, bool Judges = true);
