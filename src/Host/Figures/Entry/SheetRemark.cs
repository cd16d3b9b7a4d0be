using System.Resources;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>What is wrong with a sheet, or odd in it, as whoever enters it is told at once.</summary>
/// <param name="IsError">It cannot be submitted so; otherwise it is only asked whether it is meant so.</param>
/// <param name="Cells">The cells that it is about.</param>
internal sealed record SheetRemark(bool IsError, IReadOnlyList<CellKey> Cells)
{
    private static readonly ResourceManager Texts = new("ActionPlan.Host.Figures.Entry.SheetRemarks", typeof(SheetRemark).Assembly);

    /// <summary>The text's key, where the sheet itself says it.</summary>
    public string? Key { get; init; }

    public IReadOnlyList<object> Values { get; init; } = [];

    /// <summary>Where the plan's rules say it.</summary>
    public Remark? Said { get; init; }

    public string Text(CultureInfo culture) => Said?.Text(culture)
        ?? string.Format(culture, Texts.GetString(Key!, culture)!,
            [.. Values.Select(value => value is decimal number ? Shown.Number(number, culture, [.. Values.OfType<decimal>()]) : value)]);
}
