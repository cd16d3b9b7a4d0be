namespace ActionPlan.Host.Words;

/// <summary>Vietnamese order of names: An, Àn, Ản, Ãn, Ánh, Ăn, Ân, Dung, Đào; Khu phố 2 before Khu phố 10.</summary>
internal static class Ordering
{
    public static StringComparer Vietnamese { get; } = StringComparer.Create(Cultures.Vietnamese, CompareOptions.IgnoreCase | CompareOptions.NumericOrdering);
}
