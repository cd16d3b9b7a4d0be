using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.ModuleKit;

/// <summary>
/// What stands in registers for the areas that the changes of one context are about, those changes included: read once for all of them.
/// Whether two rows are of the same thing no database can say, which compares letter by letter.
/// </summary>
internal sealed class StandingThings
{
    private static readonly ConditionalWeakTable<DbContext, StandingThings> OfContext = [];

    private readonly Dictionary<(Type Register, string Area), List<StandingThing>> known = [];
    private readonly Dictionary<(Type Register, string Area), List<StandingThing>> carried = [];

    public static StandingThings Of(DbContext db) => OfContext.GetOrCreateValue(db);

    public static void Forget(DbContext db) => OfContext.Remove(db);

    public async Task<List<StandingThing>> In<T>(DbContext db, string area, Func<T, ThingKey> keyOf, CancellationToken cancellation)
        where T : Entry
    {
        if (!known.TryGetValue((typeof(T), area), out var things))
        {
            var rows = await db.Set<T>().AsNoTracking().Standing().Where(row => row.Area == area).OrderBy(row => row.Id).ToListAsync(cancellation)
                .ConfigureAwait(false);
            known[(typeof(T), area)] =
                things = [.. rows.Select(row => new StandingThing(row, keyOf(row))), .. carried.GetValueOrDefault((typeof(T), area)) ?? []];
        }

        return things;
    }

    /// <summary>A row of a plan before that stands for something in an area of this one.</summary>
    public void Carry<T>(T row, string area, ThingKey key)
        where T : Entry
    {
        if (!carried.TryGetValue((typeof(T), area), out var things))
        {
            carried[(typeof(T), area)] = things = [];
        }

        things.Add(new StandingThing(row, key, IsCarried: true));
    }

    /// <summary>Takes note of a row as a change has left it.</summary>
    public void Note<T>(T row, ThingKey key)
        where T : Entry
    {
        Drop(row);
        if (known.TryGetValue((typeof(T), row.Area), out var here))
        {
            here.Add(new StandingThing(row, key));
        }
    }

    /// <summary>A row that is withdrawn, or whose key is another now.</summary>
    public void Drop<T>(T row)
        where T : Entry
    {
        foreach (var things in known.Where(one => one.Key.Register == typeof(T)).Select(one => one.Value))
        {
            things.RemoveAll(thing => ReferenceEquals(thing.Row, row) || (row.Id > 0 && thing.Row.Id == row.Id));
        }
    }
}

/// <summary>A row that stands.</summary>
/// <param name="Row">The row.</param>
/// <param name="Key">What it stands for.</param>
/// <param name="IsCarried">Whether it stands in the register of a plan before.</param>
internal sealed record StandingThing(Entry Row, ThingKey Key, bool IsCarried = false);

/// <summary>Which row a change is about, and which others are in its way.</summary>
internal static class StandingThingsInTheWay
{
    /// <summary>The row of the same thing; of several, which older programs let stand side by side, the one stored letter by letter.</summary>
    public static StandingThing? Same(this List<StandingThing> things, ThingKey key, long but = 0)
    {
        var same = things.Where(thing => thing.Key.Same == key.Same && (but == 0 || thing.Row.Id != but)).ToList();
        return same.Find(thing => thing.Key.Stored == key.Stored && !thing.IsCarried) ?? same.Find(thing => !thing.IsCarried) ?? same.FirstOrDefault();
    }

    /// <summary>A row of what may be the same thing.</summary>
    public static Entry? Alike(this List<StandingThing> things, ThingKey key, long but = 0) =>
        things.Find(thing => thing.Key.Alike == key.Alike && (but == 0 || thing.Row.Id != but))?.Row;
}
