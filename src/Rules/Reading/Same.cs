using System.Text;

namespace ActionPlan.Rules.Reading;

/// <summary>Whether somebody wrote a name where its id belongs: letter case, blanks at the ends and the spelling of accents do not matter.</summary>
internal static class Same
{
    public static bool Name(string? name, string written) => name is { Length: > 0 }
        && string.Equals(name.Trim().Normalize(NormalizationForm.FormC), written.Trim().Normalize(NormalizationForm.FormC), StringComparison.OrdinalIgnoreCase);
}
