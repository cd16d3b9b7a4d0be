using System.Globalization;
using System.Linq.Expressions;
using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Administration.Satisfaction;

internal sealed class SatisfactionRegister() : Register<SatisfactionTally>("satisfaction", "SatisfactionTallies", AdministrationModule.Texts)
{
    public override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        RegisterColumn.Area,
        new("respondedOn", CellKind.Day) { IsKey = true, IsCountedBy = true },
        RegisterColumn.OneOf<ServiceField>("field") with { IsKey = true },
        new("valid", CellKind.Count),
        new("satisfied", CellKind.Count) { NotAbove = "valid" },
    ];

    public override void Map(ModelBuilder model, string schema)
    {
        var tallies = model.MapEntry<SatisfactionTally>(Table, schema);
        tallies.HasIndex(tally => new { tally.PlanId, tally.RespondedOn, tally.Area, tally.Field }).IsUniqueWhileStanding();
    }

    protected override IEnumerable<CountedFigure> Count() =>
    [
        Within("responsesValid", tally => tally.Valid),
        Within("responsesSatisfied", tally => tally.Satisfied),
        .. Enum.GetValues<ServiceField>().Select(field => Within($"responses{field}", field, tally => tally.Valid)),
        .. Enum.GetValues<ServiceField>().Select(field => Within($"satisfied{field}", field, tally => tally.Satisfied)),
    ];

    protected override SatisfactionTally Facts(RowCells row) => new()
    {
        Area = row.Area,
        RespondedOn = row.Day("respondedOn"),
        Field = row.OneOf<ServiceField>("field"),
        Valid = row.Number("valid"),
        Satisfied = row.Number("satisfied"),
    };

    protected override string Says(SatisfactionTally entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{Word($"satisfaction.field.{entry.Field}")} – {entry.Satisfied}/{entry.Valid}");

    private CountedFigure Within(string figure, Expression<Func<SatisfactionTally, int>> number) =>
        Sums(figure, days => tally => tally.RespondedOn >= days.First && tally.RespondedOn <= days.Last, number);

    private CountedFigure Within(string figure, ServiceField field, Expression<Func<SatisfactionTally, int>> number) =>
        Sums(figure, days => tally => tally.RespondedOn >= days.First && tally.RespondedOn <= days.Last && tally.Field == field, number);
}
