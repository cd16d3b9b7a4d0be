using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>A cell as a form names it, with what was shown in it: <c>figure/area/period/stamp</c>. No id has a slash.</summary>
internal static class CellCode
{
    public static string Of(CellKey key, string stamp) => $"{key.Figure}/{key.Area}/{key.Period}/{stamp}";

    /// <summary>The page of all that ever stood in it.</summary>
    public static string Page(CellKey key) => $"figures/cell/{key.Figure}/{key.Area}/{key.Period}";

    public static SeenCell? Read(string? text) =>
        text?.Split('/') is [var figure, var area, var at, var stamp] && Period.TryParse(at, out var period)
            ? new SeenCell(new CellKey(figure, area, period), stamp)
            : null;
}
