using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.PartyBuilding.Admissions;

internal sealed class AdmissionRegister() : Register("admissions", PartyBuildingModule.Texts)
{
    public override Type EntryType => typeof(Admission);

    public override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        RegisterColumn.Area,
        new("decisionNumber", CellKind.Text) { IsKey = true },
        new("decidedOn", CellKind.Day) { IsKey = true, IsCountedBy = true },
        new("name", CellKind.Text) { IsKey = true },
    ];

    public override IReadOnlyList<CountedFigure> Counted =>
    [
        new("membersAdmitted", Id, (db, days) => db.Set<Admission>()
            .Where(row => row.DecidedOn >= days.First && row.DecidedOn <= days.Last)
            .CountByArea()),
    ];

    public override IQueryable<RegisterRow> Rows(DbContext db) => db.Set<Admission>().Select(row => new RegisterRow
    {
        Area = row.Area,
        Text = row.DecisionNumber + " – " + row.Name,
        Day = row.DecidedOn,
        EnteredBy = row.EnteredBy,
        EnteredAt = row.EnteredAt,
    });

    public override void Map(ModelBuilder model, string schema)
    {
        var rows = model.MapEntry<Admission>("Admissions", schema);
        rows.Property(row => row.DecisionNumber).HasMaxLength(Entry.NameLength);
        rows.Property(row => row.Name).HasMaxLength(Entry.NameLength);
        rows.HasIndex(row => new { row.DecidedOn, row.Area, row.DecisionNumber, row.Name }).IsUnique();
    }

    protected override IChange Enter(RowCells row) => new AdmitMember(row.Area, row.Text("decisionNumber"), row.Day("decidedOn"), row.Text("name"));
}
