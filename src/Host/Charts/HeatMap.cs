using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Charts;

/// <summary>A target's row: its cells stand in the order of the map's quarters, null where nothing was judged.</summary>
internal sealed record HeatMapRow(string Number, string Name, IReadOnlyList<Status?> Cells);

/// <summary>Targets by quarters.</summary>
internal sealed record HeatMap(string Title, IReadOnlyList<Period> Quarters, IReadOnlyList<HeatMapRow> Rows);
