using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Figures;

/// <summary>Checks one line of figures after the other against the plan.</summary>
/// <param name="name">How messages name the file.</param>
/// <param name="plan">The plan that the figures belong to.</param>
/// <param name="today">The day it is; null where the days are made up.</param>
/// <param name="withHistory">Whether a figure may stand several times.</param>
/// <param name="withEarlier">Whether a line may be a figure of a plan that this one continues.</param>
internal sealed class FigureCsvReader(string name, Plan plan, DateOnly? today, bool withHistory, bool withEarlier = false) : CsvReader(name)
{
    private readonly Dictionary<(Plan Plan, string Figure, string Area, Period Period, DateOnly On), int> seen = [];
    private readonly List<CsvFigure> lines = [];
    private FigureCsvHeader header = FigureCsvHeader.None;

    public FigureCsvReading Reading =>
        Problems.Count == 0 ? new FigureCsvReading(lines, [], header.NamesSources) : new FigureCsvReading([], Problems, header.NamesSources);

    protected override string RequiredHeader => FigureCsvHeader.Required;

    protected override bool ReadHeader(CsvRecord record)
    {
        header = new FigureCsvHeader(record.Fields);
        if (header.Problem() is not var (key, values))
        {
            return true;
        }

        Refuse(record, key, values);
        return false;
    }

    protected override void ReadLine(CsvRecord record)
    {
        var before = Problems.Count;
        var fields = record.Fields;
        var owner = withEarlier ? EarlierLines.OwnerOf(plan, fields) : plan;
        var words = new FigureWords(owner, (_, key, values) => Refuse(record, key, values));
        var figure = words.Figure(fields[0]);
        var area = words.Area(fields[1]);
        var period = words.Period(fields[2], figure, area);
        var value = words.Value(fields[3], figure);
        var source = header.Field(fields, "source");
        CheckLength(record, "source", source);
        var note = header.HasHistory ? NoteOf(record) : null;
        if (Problems.Count > before || figure is null || area is null || period is null || value is null)
        {
            return;
        }

        var key = (owner, figure.Id, area.Id, period.Value, withHistory ? note?.On ?? default : default);
        if (!seen.TryAdd(key, record.Line))
        {
            Refuse(record, "Duplicate", figure.Id, area.Id, period.Value.ToString(), Text(seen[key]));
            return;
        }

        var kept = TypedText.Line(source) is { Length: > 0 } named ? named : null;
        lines.Add(new CsvFigure(
            record.Line, new FigureValue(figure.Id, area.Id, period.Value, value.Value, Source: kept, Plan: owner == plan ? null : owner.Id), note));
    }

    private EntryNote? NoteOf(CsvRecord record)
    {
        var on = header.Field(record.Fields, "enteredOn")!;
        var by = header.Field(record.Fields, "by")!;
        var reason = header.Field(record.Fields, "reason")!;
        CheckLength(record, "by", by, Sizes.Person);
        CheckLength(record, "reason", reason);
        if (TypedText.Line(by).Length == 0)
        {
            Refuse(record, "NoBy");
        }

        if (IsoDay.Read(TypedText.Word(on)) is not { } day)
        {
            Refuse(record, "BadDay", on);
            return null;
        }

        if (today is { } now && DaysAhead.Problem("enteredOn", day, now) is { } ahead)
        {
            Refuse(record, ahead);
        }

        return new EntryNote(day, TypedText.Line(by), TypedText.Line(reason));
    }

    private void CheckLength(CsvRecord record, string column, string? text, int longest = TypedText.Longest)
    {
        if (TypedText.Line(text).Length > longest)
        {
            Refuse(record, "LongText", column, Text(longest));
        }
    }
}
