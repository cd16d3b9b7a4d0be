using ScottPlot;
using SkiaSharp;

namespace ActionPlan.Host.Charts;

/// <summary>
/// Brings the font along: on a machine without fonts Skia draws no text at all and says nothing.
/// </summary>
internal sealed class ChartFont : IFontResolver
{
    public const string Family = "Be Vietnam Pro";

    private static readonly Lazy<ChartFont> Registered = new(Register);

    private readonly SKTypeface regular = Load("BeVietnamPro-Regular.ttf");
    private readonly SKTypeface semiBold = Load("BeVietnamPro-SemiBold.ttf");

    /// <summary>Registers the font with ScottPlot, once a process and whichever thread comes first.</summary>
    public static void Ensure() => _ = Registered.Value;

    public static SKTypeface Typeface(bool bold) => bold ? Registered.Value.semiBold : Registered.Value.regular;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight >= FontWeight.SemiBold, slant != FontSlant.Upright);

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName == Family ? (bold ? semiBold : regular) : null;

    private static ChartFont Register()
    {
        var font = new ChartFont();
        Fonts.FontResolvers.Insert(0, font);
        Fonts.Default = Family;
        return font;
    }

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(ChartFont).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The font {name} is not embedded.");
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"The font {name} cannot be read.");
    }
}
