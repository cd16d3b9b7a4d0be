using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.PartyBuilding.Admissions;

internal sealed class AdmissionRegister() : Register<Admission>("admissions", "Admissions", PartyBuildingModule.Texts)
{
    public override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        RegisterColumn.Area,
        new("decisionNumber", CellKind.Text) { IsKey = true },
        new("decidedOn", CellKind.Day) { IsKey = true, IsCountedBy = true },
        new("name", CellKind.Text) { IsKey = true, IsPerson = true },
    ];

    public override void Map(ModelBuilder model, string schema)
    {
        var rows = model.MapEntry<Admission>(Table, schema);
        rows.Property(row => row.DecisionNumber).HasMaxLength(Entry.NameLength);
        rows.Property(row => row.Name).HasMaxLength(Entry.NameLength);
        rows.HasIndex(row => new { row.PlanId, row.DecidedOn, row.Area, row.DecisionNumber, row.Name }).IsUniqueWhileStanding();
    }

    protected override IEnumerable<CountedFigure> Count() =>
    [
        Counts("membersAdmitted", days => row => row.DecidedOn >= days.First && row.DecidedOn <= days.Last),
    ];

    protected override Admission Facts(RowCells row) =>
        new() { Area = row.Area, DecisionNumber = row.Text("decisionNumber"), DecidedOn = row.Day("decidedOn"), Name = row.Text("name") };

    protected override string Says(Admission entry) => entry.DecisionNumber + " – " + entry.Name;
}
