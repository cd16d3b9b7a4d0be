using System.Text.Encodings.Web;
using System.Text.Json;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

/// <summary>A step in a row's history: what it said then, and what it had said before.</summary>
/// <param name="Event">Who, when, why.</param>
/// <param name="Changes">The cells that changed; of a row's first step, all that were filled.</param>
internal sealed record RowStep(RegisterEventRow Event, IReadOnlyList<CellChange> Changes);

internal sealed record CellChange(string Column, string Before, string After);

internal sealed class RowHistory(AppDb db)
{
    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Newest first. Rows entered before histories were kept have no first step.</summary>
    public async Task<IReadOnlyList<RowStep>> Of(Register register, long row, CancellationToken cancellation)
    {
        var id = register.Id;
        var events = await db.RegisterEvents.AsNoTracking().Where(one => one.Register == id && one.RowId == row).OrderBy(one => one.Id)
            .ToListAsync(cancellation);
        var steps = new List<RowStep>();
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in events)
        {
            var after = JsonSerializer.Deserialize<Dictionary<string, string>>(one.Facts, Json)!;
            steps.Add(new RowStep(one, [.. Changes(register, before, after)]));
            before = after;
        }

        steps.Reverse();
        return steps;
    }

    /// <summary>The cells of a row as of one of its versions; null where no history was kept of it.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> At(Register register, long row, int version, CancellationToken cancellation)
    {
        var id = register.Id;
        var facts = await db.RegisterEvents.Where(one => one.Register == id && one.RowId == row && one.Version == version).Select(one => one.Facts)
            .FirstOrDefaultAsync(cancellation);
        return facts is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(facts, Json);
    }

    private static IEnumerable<CellChange> Changes(Register register, Dictionary<string, string> before, Dictionary<string, string> after) =>
        from column in register.Columns
        let was = before.GetValueOrDefault(column.Name, "")
        let became = after.GetValueOrDefault(column.Name, "")
        where was != became
        select new CellChange(column.Name, was, became);
}
