using System.Linq.Expressions;
using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.PartyBuilding.Ratings;

internal sealed class RatingRegister() : Register("ratings", PartyBuildingModule.Texts)
{
    private const int SubjectLength = 32;

    public override Type EntryType => typeof(Rating);

    public override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        RegisterColumn.Area,
        new("year", CellKind.Year) { IsKey = true, IsCountedBy = true },
        RegisterColumn.OneOf<RatedSubject>("subject") with { IsKey = true },
        new("cell", CellKind.Text) { IsKey = true },
        new("rated", CellKind.Count),
        new("completed", CellKind.Count) { NotAbove = "rated" },
    ];

    public override IReadOnlyList<CountedFigure> Counted =>
    [
        InYear("partyCellsRated", RatedSubject.Cell, row => row.Rated),
        InYear("partyCellsCompleted", RatedSubject.Cell, row => row.Completed),
        InYear("membersRated", RatedSubject.Member, row => row.Rated),
        InYear("membersCompleted", RatedSubject.Member, row => row.Completed),
    ];

    public override IQueryable<RegisterRow> Rows(DbContext db) => db.Set<Rating>().Select(row => new RegisterRow
    {
        Area = row.Area,
        Text = row.Cell + " – " + row.Completed + "/" + row.Rated,
        Year = row.Year,
        EnteredBy = row.EnteredBy,
        EnteredAt = row.EnteredAt,
    });

    public override void Map(ModelBuilder model, string schema)
    {
        var rows = model.MapEntry<Rating>("Ratings", schema);
        rows.Property(row => row.Subject).HasConversion<string>().HasMaxLength(SubjectLength);
        rows.Property(row => row.Cell).HasMaxLength(Entry.NameLength);
        rows.HasIndex(row => new { row.Year, row.Area, row.Subject, row.Cell }).IsUnique();
    }

    protected override IChange Enter(RowCells row) => new Rate(
        row.Number("year"),
        row.Area,
        row.OneOf<RatedSubject>("subject"),
        row.Text("cell"),
        row.Number("rated"),
        row.Number("completed"));

    private CountedFigure InYear(string figure, RatedSubject subject, Expression<Func<Rating, int>> number) => new(figure, Id, (db, days) => db.Set<Rating>()
        .Where(row => row.Year == days.Last.Year && row.Subject == subject)
        .SumByArea(number));
}
