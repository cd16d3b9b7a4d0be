using ActionPlan.Host.Sheets;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers.Uploads;

/// <summary>The rows that stand, found by their marks or by what they stand for; and which of them a file has named already.</summary>
internal sealed class StandingRows
{
    private readonly Dictionary<long, RegisterRow> byId;
    private readonly Dictionary<string, RegisterRow> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> ids = [];

    public StandingRows(KnownRegister known, RowTyping typing, IReadOnlyList<RegisterRow> rows)
    {
        byId = rows.ToDictionary(row => row.Id);
        foreach (var row in rows)
        {
            byKey.TryAdd(known.Register.Read(row.Cells, typing.Outline).Key, row);
        }
    }

    /// <summary>The row that an uploaded one is about; null if it is a new one, or one that stands no more.</summary>
    public RegisterRow? Find(TypedRow row) => row.Mark is { } mark ? byId.GetValueOrDefault(mark.Id) : byKey.GetValueOrDefault(row.Key);

    /// <summary>That another row of the file is about the same.</summary>
    public Complaint? Repeated(TypedRow row)
    {
        if ((row.Mark?.Id ?? Find(row)?.Id) is { } id && !ids.TryAdd(id, row.Row.Number))
        {
            return new Complaint(row.Row.Place, row.Mark is null ? "RepeatedThing" : "RepeatedMark", Text(ids[id]));
        }

        return keys.TryAdd(row.Key, row.Row.Number) ? null : new Complaint(row.Row.Place, "RepeatedThing", Text(keys[row.Key]));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
