using MudBlazor;

namespace ActionPlan.Host.Shell;

/// <summary>A quiet blue, so that the colours on a page are the statuses' own.</summary>
internal static class OfficeTheme
{
    private static readonly string[] Font = ["Be Vietnam Pro", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#14507a",
            Secondary = "#5b6b7a",
            Info = "#14507a",
            Success = "#1b6e3c",
            Warning = "#8a5300",
            Error = "#b3261e",
            Background = "#f4f6f8",
            Surface = "#ffffff",
            TextPrimary = "#1b2530",
            TextSecondary = "#4a5866",
            LinesDefault = "#dde3e9",
            TableLines = "#dde3e9",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Font, FontSize = "0.9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = Font, FontSize = "1.625rem", FontWeight = "700", LineHeight = "1.3", LetterSpacing = "-0.01em" },
            H2 = new H2Typography { FontFamily = Font, FontSize = "1.1875rem", FontWeight = "600", LineHeight = "1.35", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Font, FontSize = "0.9375rem", FontWeight = "600", TextTransform = "none", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
    };
}
