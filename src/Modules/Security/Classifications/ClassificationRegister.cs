using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Security.Classifications;

internal sealed class ClassificationRegister() : Register<Classification>("classifications", "Classifications", SecurityModule.Texts)
{
    public override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        RegisterColumn.Area,
        new("year", CellKind.Year) { IsKey = true, IsCountedBy = true },
        RegisterColumn.OneOf<ClassifiedKind>("kind") with { IsKey = true },
        new("name", CellKind.Text) { IsKey = true },
        new("safe", CellKind.YesNo) { IsOptional = true },
        new("noHiding", CellKind.YesNo) { IsOptional = true },
        new("quickDetection", CellKind.YesNo) { IsOptional = true },
    ];

    public override void Map(ModelBuilder model, string schema)
    {
        var rows = model.MapEntry<Classification>(Table, schema);
        rows.Property(row => row.Name).HasMaxLength(Entry.NameLength);
        rows.HasIndex(row => new { row.PlanId, row.Year, row.Area, row.Kind, row.Name }).IsUniqueWhileStanding();
    }

    protected override IEnumerable<CountedFigure> Count() =>
    [
        Counts("neighbourhoodsWithoutHiding", days => row => row.Year == days.Last.Year && row.Kind == ClassifiedKind.Neighbourhood && row.NoHiding == true),
        Counts("neighbourhoodsQuickDetection",
            days => row => row.Year == days.Last.Year && row.Kind == ClassifiedKind.Neighbourhood && row.QuickDetection == true),
        Counts("residentialGroupsSafe", days => row => row.Year == days.Last.Year && row.Kind == ClassifiedKind.ResidentialGroup && row.Safe == true),
        Counts("residentialGroups", days => row => row.Year == days.Last.Year && row.Kind == ClassifiedKind.ResidentialGroup),
    ];

    protected override Classification Facts(RowCells row) => new()
    {
        Area = row.Area,
        Year = row.Number("year"),
        Kind = row.OneOf<ClassifiedKind>("kind"),
        Name = row.Text("name"),
        Safe = row.YesNoIfAny("safe"),
        NoHiding = row.YesNoIfAny("noHiding"),
        QuickDetection = row.YesNoIfAny("quickDetection"),
    };

    protected override string Says(Classification entry)
    {
        var reached = new[] { ("safe", entry.Safe), ("noHiding", entry.NoHiding), ("quickDetection", entry.QuickDetection) }
            .Where(assessed => assessed.Item2 == true)
            .Select(assessed => Word($"classifications.{assessed.Item1}"));
        return string.Join(" – ", reached.Prepend(entry.Name));
    }
}
