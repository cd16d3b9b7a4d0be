using System.Text.Json;
using ActionPlan.Host.Access;
using ActionPlan.Host.Api.Answers;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Api.V1;

/// <summary>Reads a posted batch whole and names all that is wrong with it, as the reader of CSV files does.</summary>
internal sealed class FigureBatchReader(PlanInForce plans, Actor actor)
{
    public const int MostFigures = 2000;

    private static readonly string[] Members = ["figure", "area", "period", "value", "source", "note"];

    private readonly JsonPlaces places = new();
    private readonly Dictionary<CellKey, int> seen = [];
    private readonly List<DeliveredFigure> figures = [];
    private readonly Dictionary<SheetKey, HashSet<CellKey>> sheets = [];

    public IReadOnlyList<DeliveredFigure> Figures => figures;

    public IReadOnlyList<WrongPlace> Wrong => places.Wrong;

    /// <summary>Whether figures were sent that the key is no key to.</summary>
    public bool IsBeyondTheKey { get; private set; }

    public void Read(JsonElement root)
    {
        if (!places.IsObject(root, "", ["figures"]))
        {
            return;
        }

        if (!root.TryGetProperty("figures", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MostFigures)
        {
            places.Refuse("/figures", "NoFigures", MostFigures);
            return;
        }

        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (places.IsFull)
            {
                return;
            }

            ReadFigure(item, index++);
        }
    }

    private void ReadFigure(JsonElement item, int index)
    {
        var (pointer, before) = (JsonPlaces.At(index), Wrong.Count);
        if (!places.IsObject(item, pointer, Members))
        {
            return;
        }

        var plan = PlanOf(item);
        var words = new FigureWords(plan, (field, key, values) => places.Add(new WrongPlace
        {
            Pointer = $"{pointer}/{field}", Code = char.ToLowerInvariant(key[0]) + key[1..],
            Detail = new CsvProblem("", 0, key, values).Message(CultureInfo.CurrentUICulture),
        }));
        var figure = places.Text(item, pointer, "figure") is { } figureId ? words.Figure(figureId) : null;
        var area = places.Text(item, pointer, "area") is { } areaId ? words.Area(areaId) : null;
        var period = places.Text(item, pointer, "period") is { } text ? words.Period(text, figure, area) : null;
        var value = places.Number(item, pointer, "value") is { } digits ? words.Value(digits, figure) : null;
        var (source, note) = (places.Text(item, pointer, "source", isNeeded: false), places.Text(item, pointer, "note", isNeeded: false));
        if (Wrong.Count > before || figure is null || area is null || period is null || value is null)
        {
            return;
        }

        var cell = new CellKey(figure.Id, area.Id, period.Value);
        var sheet = new SheetKey(figure.ReportedBy ?? "", plan.Areas.RootOf(area).Id, SheetLayout.QuarterOf(plan, figure, period.Value));
        if (IsUsable(plan, figure, area, cell, sheet, pointer))
        {
            figures.Add(new DeliveredFigure(index, sheet, cell, value.Value, source, note));
        }
    }

    // Which figures an area owes is said by the version that judges the quarter in whose sheet they stand.
    private Plan PlanOf(JsonElement item)
    {
        if (!item.TryGetProperty("period", out var text) || text.ValueKind != JsonValueKind.String || !Period.TryParse(text.GetString(), out var period))
        {
            return plans.Current;
        }

        var judging = plans.For(period.LastQuarter);
        return item.TryGetProperty("figure", out var id) && id.ValueKind == JsonValueKind.String
            && judging.FigureById.GetValueOrDefault(id.GetString()!) is { } figure
            ? plans.For(SheetLayout.QuarterOf(judging, figure, period))
            : judging;
    }

    private bool IsUsable(Plan plan, Figure figure, Area area, CellKey cell, SheetKey sheet, string pointer)
    {
        var before = Wrong.Count;
        if (!actor.May(new Demand(Right.EnterFigures, figure.ReportedBy, figure.Module, area.Id), plans.Current))
        {
            IsBeyondTheKey = true;
            var isOthers = !actor.Grants.Any(grant => grant.Unit == figure.ReportedBy);
            places.Refuse(pointer + "/figure", isOthers ? "OtherUnit" : "OutsideKey", figure.Id, area.Id, plan.UnitName(figure.ReportedBy));
        }
        else if (cell.Period.IsYear != (figure.Every == Frequency.Year))
        {
            places.Refuse(pointer + "/period", cell.Period.IsYear ? "EveryQuarter" : "EveryYear", figure.Id, cell.Period.WholeYear.ToString());
        }
        else if (sheet.Quarter < plan.From || sheet.Quarter > plan.To)
        {
            places.Refuse(pointer + "/period", "OutsideTerm", cell.Period.ToString(), plan.From.ToString(), plan.To.ToString());
        }
        else if (!CellsOf(plan, sheet).Contains(cell))
        {
            places.Refuse(pointer + "/area", "NotOwedThere", figure.Id, area.Id, figure.Definition.At ?? plan.Areas.Roots[0].Kind ?? plan.Areas.Roots[0].Id);
        }
        else if (!seen.TryAdd(cell, figures.Count))
        {
            places.Refuse(pointer, "SentTwice", JsonPlaces.At(figures[seen[cell]].Place));
        }

        return Wrong.Count == before;
    }

    private HashSet<CellKey> CellsOf(Plan plan, SheetKey sheet)
    {
        if (!sheets.TryGetValue(sheet, out var cells))
        {
            sheets[sheet] = cells = [.. SheetLayout.Cells(plan, sheet).Select(place => place.Cell)];
        }

        return cells;
    }
}
