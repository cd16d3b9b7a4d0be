using System.Globalization;
using System.Linq.Expressions;
using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Administration.Satisfaction;

internal sealed class SatisfactionRegister() : Register("satisfaction", AdministrationModule.Texts)
{
    private const int FieldLength = 32;

    public override Type EntryType => typeof(SatisfactionTally);

    public override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        RegisterColumn.Area,
        new("respondedOn", CellKind.Day) { IsKey = true, IsCountedBy = true },
        RegisterColumn.OneOf<ServiceField>("field") with { IsKey = true },
        new("valid", CellKind.Count),
        new("satisfied", CellKind.Count) { NotAbove = "valid" },
    ];

    public override IReadOnlyList<CountedFigure> Counted =>
    [
        Within("responsesValid", _ => true, tally => tally.Valid),
        Within("responsesSatisfied", _ => true, tally => tally.Satisfied),
        .. Enum.GetValues<ServiceField>().Select(service => Within($"responses{service}", tally => tally.Field == service, tally => tally.Valid)),
        .. Enum.GetValues<ServiceField>().Select(service => Within($"satisfied{service}", tally => tally.Field == service, tally => tally.Satisfied)),
    ];

    public override IQueryable<RegisterRow> Rows(DbContext db) => db.Set<SatisfactionTally>().Select(tally => new RegisterRow
    {
        Area = tally.Area,
        Text = Shown(tally.Field) + " – " + tally.Satisfied + "/" + tally.Valid,
        Day = tally.RespondedOn,
        EnteredBy = tally.EnteredBy,
        EnteredAt = tally.EnteredAt,
    });

    public override void Map(ModelBuilder model, string schema)
    {
        var tallies = model.MapEntry<SatisfactionTally>("SatisfactionTallies", schema);
        tallies.Property(tally => tally.Field).HasConversion<string>().HasMaxLength(FieldLength);
        tallies.HasIndex(tally => new { tally.RespondedOn, tally.Area, tally.Field }).IsUnique();
    }

    protected override IChange Enter(RowCells row) => new TallyResponses(
        row.Area,
        row.Day("respondedOn"),
        row.OneOf<ServiceField>("field"),
        row.Number("valid"),
        row.Number("satisfied"));

    private static string? Shown(ServiceField field) => AdministrationModule.Texts.GetString($"satisfaction.field.{field}", CultureInfo.CurrentUICulture);

    private CountedFigure Within(string figure, Expression<Func<SatisfactionTally, bool>> counts, Expression<Func<SatisfactionTally, int>> number) =>
        new(figure, Id, (db, days) => db.Set<SatisfactionTally>()
            .Where(tally => tally.RespondedOn >= days.First && tally.RespondedOn <= days.Last)
            .Where(counts)
            .SumByArea(number));
}
