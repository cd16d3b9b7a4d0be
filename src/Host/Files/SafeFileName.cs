using System.Text;

namespace ActionPlan.Host.Files;

/// <summary>A file's name as people gave it, without what would mislead a reader or a file system. No path is ever made of it.</summary>
internal static class SafeFileName
{
    private const int Longest = 120;

    private static readonly string[] Devices =
        ["CON", "PRN", "AUX", "NUL",
            .. Enumerable.Range(1, 9).SelectMany(number => new[] { FormattableString.Invariant($"COM{number}"), FormattableString.Invariant($"LPT{number}") })];

    /// <returns>Null where nothing readable is left in front of the extension.</returns>
    public static string? Of(string? typed)
    {
        // Letters that turn the direction of reading, or take no room, hide what a name ends with.
        var last = TypedText.Line((typed ?? "")[((typed ?? "").LastIndexOfAny(['/', '\\']) + 1)..]);
        // Half a surrogate pair cannot be composed, nor stored.
        var kept =
            string.Concat(last.Where(IsKept).Select(letter => char.IsSurrogate(letter) || "<>:\"|?*".Contains(letter, StringComparison.Ordinal) ? '_' : letter))
            .Normalize(NormalizationForm.FormC);
        var extension = Path.GetExtension(kept).ToLowerInvariant();
        var stem = Path.GetFileNameWithoutExtension(kept).Trim(' ', '.');
        if (stem.Length > Longest)
        {
            stem = stem[..Longest].TrimEnd(' ', '.');
        }

        if (Devices.Contains(stem.Split('.')[0].Trim(), StringComparer.OrdinalIgnoreCase))
        {
            stem = "_" + stem;
        }

        return stem.Length == 0 ? null : stem + extension;
    }

    private static bool IsKept(char letter) =>
        letter != '\uFFFD' && CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
