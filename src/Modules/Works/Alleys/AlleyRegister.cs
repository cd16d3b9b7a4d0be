using System.Globalization;
using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Works.Alleys;

internal sealed class AlleyRegister() : Register("alleys", WorksModule.Texts)
{
    public override Type EntryType => typeof(Alley);

    public override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        RegisterColumn.Area,
        new("name", CellKind.Text) { IsKey = true },
        new("completedOn", CellKind.Day) { IsCountedBy = true },
        new("isKeyWork", CellKind.YesNo) { IsOptional = true },
    ];

    public override IReadOnlyList<CountedFigure> Counted =>
    [
        new("alleysCompleted", Id, (db, days) => db.Set<Alley>()
            .Where(alley => alley.CompletedOn >= days.First && alley.CompletedOn <= days.Last)
            .CountByArea()),
    ];

    public override IQueryable<RegisterRow> Rows(DbContext db) => db.Set<Alley>().Select(alley => new RegisterRow
    {
        Area = alley.Area,
        Text = Shown(alley.Name, alley.IsKeyWork),
        Day = alley.CompletedOn,
        EnteredBy = alley.EnteredBy,
        EnteredAt = alley.EnteredAt,
    });

    public override void Map(ModelBuilder model, string schema)
    {
        var alleys = model.MapEntry<Alley>("Alleys", schema);
        alleys.Property(alley => alley.Name).HasMaxLength(Entry.NameLength);
        alleys.HasIndex(alley => new { alley.Area, alley.Name }).IsUnique();
        alleys.HasIndex(alley => alley.CompletedOn);
    }

    protected override IChange Enter(RowCells row) => new CompleteAlley(row.Area, row.Text("name"), row.Day("completedOn"), row.IsYes("isKeyWork"));

    private static string Shown(string name, bool isKeyWork) =>
        isKeyWork ? $"{name} ({WorksModule.Texts.GetString("alleys.keyWork", CultureInfo.CurrentUICulture)})" : name;
}
