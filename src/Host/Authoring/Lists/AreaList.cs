using System.Text.Json.Nodes;
using ActionPlan.Host.Authoring.Forms;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Authoring.Lists;

/// <summary>Areas from a workbook's cells: name, kind, what they lie in, from and to which day. The order of the rows says nothing.</summary>
internal static class AreaList
{
    private const string Children = "children";

    public static readonly IReadOnlyList<ListColumn> Columns =
    [
        new("name", "ten", "ten dia ban", "dia ban", "khu pho", "ten khu pho", "don vi hanh chinh"), new("kind", "loai", "cap", "loai dia ban"),
        new("parent", "thuoc", "truc thuoc", "cap tren", "dia ban cap tren", "thuoc dia ban", "phuong", "xa"),
        new("from", "tu ngay", "tu", "hieu luc tu", "ngay thanh lap"), new("to", "den ngay", "den", "den het ngay", "hieu luc den"),
    ];

    /// <summary>Kinds of areas that have a name in every language.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        ["city", "province", "district", "ward", "commune", "township", "neighbourhood", "village", "hamlet", "group"];

    public static IReadOnlyList<ListedThing> Read(ListTable table, JsonObject root)
    {
        var known = AreaTree.Of(root);
        var ids = known.Select(area => area.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kinds = Kinds.Concat(known.Select(area => FieldTexts.Show(area.Members["kind"]))).Where(kind => kind.Length > 0).Distinct(StringComparer.Ordinal)
            .ToList();
        var rows = table.Rows.Select(row => (row.Row, Said: table.Said(row))).ToList();
        var listed = rows.ToDictionary(row => row.Row, row => Alone(row.Row, row.Said, kinds, ids));
        var there = new KnownAreas(known);
        foreach (var (row, said) in rows.Where(row => there.Has(row.Said[0], row.Said[2])))
        {
            listed[row] = listed[row] with { Made = null, Doubt = new ListDoubt("Known", said[0]) };
        }

        var byName = rows.Where(row => listed[row.Row].Made is not null).ToLookup(row => Folded.Of(row.Said[0]), row => row.Row, StringComparer.Ordinal);
        // What lies in a row that is not taken is not taken either, however deep.
        for (var before = -1; before != listed.Values.Count(one => one.Made is null);)
        {
            before = listed.Values.Count(one => one.Made is null);
            foreach (var (row, said) in rows.Where(row => listed[row.Row].Made is not null))
            {
                var doubt = ParentOf(said, there, byName, listed, row, out var parent);
                listed[row] = doubt is null ? listed[row] : listed[row] with { Made = null, Doubt = doubt };
                listed[row].Made?[AreaTree.Parent] = parent;
            }
        }

        foreach (var (row, said) in rows.Where(row => listed[row.Row].Made is not null)
            .GroupBy(row => (Folded.Of(row.Said[0]), FieldTexts.Show(listed[row.Row].Made![AreaTree.Parent]))).SelectMany(same => same.Skip(1)).ToList())
        {
            listed[row] = listed[row] with { Made = null, Doubt = new ListDoubt("Known", said[0]) };
        }

        return [.. rows.Select(row => listed[row.Row])];
    }

    /// <summary>The text with them: below those that are there, and below each other.</summary>
    public static string? Write(string text, IReadOnlyList<JsonObject> areas)
    {
        var below = areas.ToLookup(area => FieldTexts.Show(area[AreaTree.Parent]), StringComparer.Ordinal);
        var made = areas.Select(area => FieldTexts.Show(area["id"])).ToHashSet(StringComparer.Ordinal);
        foreach (var some in below.Where(some => !made.Contains(some.Key)))
        {
            if (RuleFormEditing.Parse(text) is not { } root)
            {
                return null;
            }

            var (path, list) = some.Key.Length == 0 ? ([], "areas")
                : (AreaTree.Of(root).FirstOrDefault(area => area.Id == some.Key)?.Path ?? (IReadOnlyList<object>)[], Children);
            text = ListWriting.Append(text, path, list, [.. some.Select(area => Whole(area, below, 0))])!;
        }

        return text;
    }

    private static JsonObject Whole(JsonObject area, ILookup<string, JsonObject> below, int depth)
    {
        var whole = area.DeepClone().AsObject();
        whole.Remove(AreaTree.Parent);
        var id = FieldTexts.Show(area["id"]);
        if (below.Contains(id) && depth < AreaTree.Deepest)
        {
            whole[Children] = new JsonArray([.. below[id].Select(child => Whole(child, below, depth + 1))]);
        }

        return whole;
    }

    private static ListedThing Alone(int row, string[] said, List<string> kinds, HashSet<string> ids)
    {
        var kind = said[1].Length == 0 ? null : kinds.Find(one => one == said[1]
            || new[] { Cultures.Vietnamese, Cultures.English }.SelectMany(culture => Remark.AreaKindName(one, culture).Split(','))
                .Any(name => Folded.Of(name.Trim()) == Folded.Of(said[1])));
        var (from, to) = (Day(said[3]), Day(said[4]));
        var doubt = said.FirstOrDefault(ListRows.IsUnread) is { } unread ? new ListDoubt("Unread", unread)
            : said[0].Length == 0 ? new ListDoubt("NoName")
            : said[1].Length > 0 && kind is null ? new ListDoubt("Kind", said[1])
            : said[3].Length > 0 && from is null ? new ListDoubt("Day", said[3])
            : said[4].Length > 0 && to is null ? new ListDoubt("Day", said[4])
            : from > to ? new ListDoubt("Backwards")
            : null;
        if (doubt is not null)
        {
            return new ListedThing(row, said, null, doubt);
        }

        var id = NewIds.WithDashes(said[0], ids.Contains);
        ids.Add(id);
        var made = new JsonObject { ["id"] = id, ["name"] = said[0] };
        foreach (var (name, text) in new[] { ("kind", kind), ("from", IsoDay.Text(from)), ("to", IsoDay.Text(to)) })
        {
            if (text is not null)
            {
                made[name] = text;
            }
        }

        return new ListedThing(row, said, made, kind is null ? new ListDoubt("NoKind") : null);
    }

    /// <summary>What it lies in, by name or id; a name that two have is nobody's.</summary>
    private static ListDoubt? ParentOf(
        string[] said, KnownAreas known, ILookup<string, int> byName, Dictionary<int, ListedThing> listed, int row, out string? parent)
    {
        parent = "";
        if (said[2].Length == 0)
        {
            return null;
        }

        var named = Folded.Of(said[2]);
        var there = known.Called(said[2]);
        var rows = byName[named].Where(one => one != row).ToList();
        if (there.Count + rows.Count != 1)
        {
            return new ListDoubt(there.Count + rows.Count == 0 ? "NoParent" : "ParentTwice", said[2]);
        }

        if (rows is [var above])
        {
            if (listed[above].Made is not { } made || IsBelow(above, row, said))
            {
                return new ListDoubt("ParentNotTaken", said[2]);
            }

            parent = FieldTexts.Show(made["id"]);
            return null;
        }

        parent = there[0];
        return null;

        bool IsBelow(int at, int self, string[] own)
        {
            for (var steps = 0; steps < AreaTree.Deepest; steps++)
            {
                var up = listed[at].Said[2];
                var next = up.Length == 0 ? [] : byName[Folded.Of(up)].Where(one => one != at).ToList();
                if (next is not [var one])
                {
                    return false;
                }

                if (one == self)
                {
                    return true;
                }

                at = one;
            }

            return true;
        }
    }

    private static readonly string[] Days = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    private static DateOnly? Day(string text) => IsoDay.Read(text)
        ?? (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var written) ? written : null);

    /// <summary>The areas that are there, found by name or id: a country has thousands.</summary>
    private sealed class KnownAreas(IReadOnlyList<WrittenArea> areas)
    {
        private readonly ILookup<string, WrittenArea> byName = areas.ToLookup(area => Folded.Of(area.Name), StringComparer.Ordinal);
        private readonly ILookup<string, WrittenArea> byId = areas.ToLookup(area => area.Id, StringComparer.Ordinal);

        public IReadOnlyList<string> Called(string text) =>
            [.. byId[text].Concat(byName[Folded.Of(text)]).Select(area => area.Id).Distinct(StringComparer.Ordinal)];

        /// <summary>Whether one of that name lies in what is called so; in nothing where nothing is said.</summary>
        public bool Has(string name, string parent) => byName[Folded.Of(name)]
            .Any(area => parent.Length == 0 ? area.Parent.Length == 0 : Called(parent).Contains(area.Parent, StringComparer.Ordinal));
    }
}
