using System.Globalization;
using System.Linq.Expressions;
using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Security.Classifications;

internal sealed class ClassificationRegister() : Register("classifications", SecurityModule.Texts)
{
    private const int KindLength = 32;

    public override Type EntryType => typeof(Classification);

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

    public override IReadOnlyList<CountedFigure> Counted =>
    [
        InYear("neighbourhoodsWithoutHiding", row => row.Kind == ClassifiedKind.Neighbourhood && row.NoHiding == true),
        InYear("neighbourhoodsQuickDetection", row => row.Kind == ClassifiedKind.Neighbourhood && row.QuickDetection == true),
        InYear("residentialGroupsSafe", row => row.Kind == ClassifiedKind.ResidentialGroup && row.Safe == true),
        InYear("residentialGroups", row => row.Kind == ClassifiedKind.ResidentialGroup),
    ];

    public override IQueryable<RegisterRow> Rows(DbContext db) => db.Set<Classification>().Select(row => new RegisterRow
    {
        Area = row.Area,
        Text = Shown(row.Name, row.Safe, row.NoHiding, row.QuickDetection),
        Year = row.Year,
        EnteredBy = row.EnteredBy,
        EnteredAt = row.EnteredAt,
    });

    public override void Map(ModelBuilder model, string schema)
    {
        var rows = model.MapEntry<Classification>("Classifications", schema);
        rows.Property(row => row.Kind).HasConversion<string>().HasMaxLength(KindLength);
        rows.Property(row => row.Name).HasMaxLength(Entry.NameLength);
        rows.HasIndex(row => new { row.Year, row.Area, row.Kind, row.Name }).IsUnique();
    }

    protected override IChange Enter(RowCells row) => new Classify(
        row.Number("year"),
        row.Area,
        row.OneOf<ClassifiedKind>("kind"),
        row.Text("name"),
        row.YesNoIfAny("safe"),
        row.YesNoIfAny("noHiding"),
        row.YesNoIfAny("quickDetection"));

    private static string Shown(string name, bool? safe, bool? noHiding, bool? quickDetection)
    {
        var reached = new[] { ("safe", safe), ("noHiding", noHiding), ("quickDetection", quickDetection) }
            .Where(assessed => assessed.Item2 == true)
            .Select(assessed => SecurityModule.Texts.GetString($"classifications.{assessed.Item1}", CultureInfo.CurrentUICulture));
        return string.Join(" – ", reached.Prepend(name));
    }

    private CountedFigure InYear(string figure, Expression<Func<Classification, bool>> counts) => new(figure, Id, (db, days) => db.Set<Classification>()
        .Where(row => row.Year == days.Last.Year)
        .Where(counts)
        .CountByArea());
}
