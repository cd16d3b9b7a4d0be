using System.Globalization;
using System.Linq.Expressions;
using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.PartyBuilding.Ratings;

internal sealed class RatingRegister() : Register<Rating>("ratings", "Ratings", PartyBuildingModule.Texts)
{
    public override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        RegisterColumn.Area,
        new("year", CellKind.Year) { IsKey = true, IsCountedBy = true },
        RegisterColumn.OneOf<RatedSubject>("subject") with { IsKey = true },
        new("cell", CellKind.Text) { IsKey = true },
        new("rated", CellKind.Count),
        new("completed", CellKind.Count) { NotAbove = "rated" },
    ];

    public override void Map(ModelBuilder model, string schema)
    {
        var rows = model.MapEntry<Rating>(Table, schema);
        rows.Property(row => row.Cell).HasMaxLength(Entry.NameLength);
        rows.HasIndex(row => new { row.PlanId, row.Year, row.Area, row.Subject, row.Cell }).IsUniqueWhileStanding();
    }

    protected override IEnumerable<CountedFigure> Count() =>
    [
        InYear("partyCellsRated", RatedSubject.Cell, row => row.Rated),
        InYear("partyCellsCompleted", RatedSubject.Cell, row => row.Completed),
        InYear("membersRated", RatedSubject.Member, row => row.Rated),
        InYear("membersCompleted", RatedSubject.Member, row => row.Completed),
    ];

    protected override Rating Facts(RowCells row) => new()
    {
        Area = row.Area,
        Year = row.Number("year"),
        Subject = row.OneOf<RatedSubject>("subject"),
        Cell = row.Text("cell"),
        Rated = row.Number("rated"),
        Completed = row.Number("completed"),
    };

    protected override string Says(Rating entry) => string.Create(CultureInfo.InvariantCulture, $"{entry.Cell} – {entry.Completed}/{entry.Rated}");

    private CountedFigure InYear(string figure, RatedSubject subject, Expression<Func<Rating, int>> number) =>
        Sums(figure, days => row => row.Year == days.Last.Year && row.Subject == subject, number);
}
