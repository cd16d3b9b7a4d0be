using System.Text.Json.Nodes;
using ActionPlan.Host.Authoring.Forms;
using ActionPlan.Host.Authoring.Lists;
using ActionPlan.Rules.Editing;

namespace ActionPlan.Host.Authoring.Areas;

/// <summary>
/// Writes a merger or a split into the text of <c>plan.json</c>: days, <c>mergedInto</c>, <c>splitFrom</c> and <c>share</c>, and whatever lies below
/// an area that ends. Nothing else of the text changes.
/// </summary>
internal static class AreaChanging
{
    private static readonly IReadOnlyList<string> Order =
        ["id", "was", "name", "kind", "from", "to", "mergedInto", "splitFrom", "share", "children"];

    public static (string? Text, Said? Problem) Write(string text, AreaChange change)
    {
        if (RuleFormEditing.Parse(text) is not { } root)
        {
            return (null, new Said("NoForm"));
        }

        var tree = AreaTree.Of(root);
        var ending = change.Areas.Distinct(StringComparer.Ordinal).Select(id => tree.FirstOrDefault(area => area.Id == id)).OfType<WrittenArea>().ToList();
        return ProblemOf(change, tree, ending) is { } problem ? (null, problem)
            : (change.IsSplit ? Split(text, tree, ending[0], change) : Merge(text, tree, ending, change), null);
    }

    public static bool IsThere(WrittenArea area, DateOnly day) =>
        !(Day(area.Members, "from") > day) && !(Day(area.Members, "to") < day);

    private static Said? ProblemOf(AreaChange change, IReadOnlyList<WrittenArea> tree, List<WrittenArea> ending)
    {
        if (change.Day is not { } day)
        {
            return new Said("NoDay");
        }

        var last = day.AddDays(-1);
        if (ending.Find(area => !IsThere(area, last)) is { } gone)
        {
            return new Said("NotThere", gone.Name, Show.Day(last));
        }

        if (ending.Find(area => ending.Exists(other => other != area && LiesIn(tree, area, other.Id))) is { } inner)
        {
            return new Said("Within", inner.Name);
        }

        if (change.IsSplit)
        {
            var parts = change.Shares();
            return ending.Count != 1 ? new Said("OneToSplit")
                : parts.Count < 2 ? new Said("TwoParts")
                : parts.FirstOrDefault(part => part.Name.Length == 0 || !part.IsClear) is { Name: not null } unclear ? new Said("BadPart", unclear.Name)
                : parts.Select(part => Folded.Of(part.Name)).Distinct(StringComparer.Ordinal).Count() < parts.Count ? new Said("SameParts")
                : change.Takes.FirstOrDefault(one => !parts.Any(part => part.Name == one.Part)) is { Part: { } unknown } ? new Said("NoPart", unknown)
                : parts.Any(part => part.Share is null) && parts.Sum(part => part.Share ?? 0) is >= 1 and var whole
                ? new Said("SharesLeaveNone", Show.Number(whole))
                : parts.All(part => part.Share is not null) && parts.Sum(part => part.Share) != 1
                ? new Said("SharesNotWhole", Show.Number(parts.Sum(part => part.Share)))
                : null;
        }

        if (ending.Count == 0)
        {
            return new Said("NoneToMerge");
        }

        if (change.Into.Length == 0)
        {
            return change.Name.Length == 0 ? new Said("NoName") : ending.Select(area => area.Parent).Distinct(StringComparer.Ordinal).Count() > 1
                ? new Said("ParentsDiffer") : ending.Count < 2 ? new Said("TwoToMerge") : null;
        }

        return tree.FirstOrDefault(area => area.Id == change.Into) is not { } into ? new Said("NoInto")
            : ending.Exists(area => area.Id == into.Id || LiesIn(tree, area, into.Id) || LiesIn(tree, into, area.Id)) ? new Said("IntoItself", into.Name)
            : !IsThere(into, day) ? new Said("NotThere", into.Name, Show.Day(day)) : null;
    }

    private static string Merge(string text, IReadOnlyList<WrittenArea> tree, List<WrittenArea> ending, AreaChange change)
    {
        var day = change.Day!.Value;
        var taken = tree.Select(area => area.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var made = new List<JsonObject>();
        var into = change.Into;
        if (into.Length == 0)
        {
            into = NewIds.WithDashes(change.Name, taken.Contains);
            taken.Add(into);
            made.Add(New(into, change.Name, ending[0].Members, day, ending[0].Parent));
        }

        var names = tree.Where(area => area.Parent == into).Select(area => area.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var area in ending)
        {
            var ended = End(area.Members, day);
            ended.Put("mergedInto", into, Order);
            if (change.Carries)
            {
                Carry(ended, area.Members, into, area.Name, day, taken, names, made, _ => true);
            }

            text = JsonRevision.Of(text, area.Path, ended)!;
        }

        return AreaList.Write(text, made)!;
    }

    private static string Split(string text, IReadOnlyList<WrittenArea> tree, WrittenArea area, AreaChange change)
    {
        var taken = tree.Select(one => one.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var made = new List<JsonObject>();
        var ended = End(area.Members, change.Day!.Value);
        foreach (var (name, share, _) in change.Shares())
        {
            var id = NewIds.WithDashes(name, taken.Contains);
            taken.Add(id);
            var part = New(id, name, area.Members, change.Day!.Value, area.Parent);
            part["splitFrom"] = area.Id;
            if (share is { } known)
            {
                part["share"] = known;
            }

            made.Add(part);
            Carry(ended, area.Members, id, name, change.Day!.Value, taken, [], made, child => change.TakenBy(child) == name);
        }

        return AreaList.Write(JsonRevision.Of(text, area.Path, ended)!, made)!;
    }

    /// <summary>What lies below goes on below the area that takes over, as areas of their own that took over the old ones.</summary>
    private static void Carry(
        JsonObject ended, JsonObject before, string into, string of, DateOnly day, HashSet<string> taken, HashSet<string> names, List<JsonObject> made,
        Func<string, bool> goesOn)
    {
        foreach (var ((_, end), (_, was)) in RuleFormEditing.Things(ended, "children").Zip(RuleFormEditing.Things(before, "children")))
        {
            if (Day(was, "to") < day || Day(was, "from") >= day || !goesOn(FieldTexts.Show(was["id"])))
            {
                continue;
            }

            var name = FieldTexts.Show(was["name"]);
            var called = names.Add(name) ? name : $"{name} ({of})";
            var id = NewIds.WithDashes(called, taken.Contains);
            taken.Add(id);
            made.Add(New(id, called, was, day, into));
            end.Put("mergedInto", id, Order);
            Carry(end, was, id, of, day, taken, [], made, _ => true);
        }
    }

    private static JsonObject New(string id, string name, JsonObject like, DateOnly from, string parent)
    {
        var made = new JsonObject { ["id"] = id, ["name"] = name };
        if (like["kind"] is { } kind)
        {
            made["kind"] = kind.DeepClone();
        }

        made["from"] = IsoDay.Text(from);
        made[AreaTree.Parent] = parent;
        return made;
    }

    /// <summary>Ended with all below it on the day before.</summary>
    private static JsonObject End(JsonObject area, DateOnly day)
    {
        var ended = area.DeepClone().AsObject();
        EndHere(ended, day.AddDays(-1));
        return ended;

        static void EndHere(JsonObject members, DateOnly last)
        {
            if (!(Day(members, "to") <= last))
            {
                members.Put("to", IsoDay.Text(last), Order);
            }

            foreach (var (_, child) in RuleFormEditing.Things(members, "children"))
            {
                EndHere(child, last);
            }
        }
    }

    private static DateOnly? Day(JsonObject area, string member) => IsoDay.Read(FieldTexts.Show(area[member]));

    private static bool LiesIn(IReadOnlyList<WrittenArea> tree, WrittenArea area, string above)
    {
        for (var (at, steps) = (area, 0); at is not null && steps <= AreaTree.Deepest; steps++)
        {
            if (at.Parent == above)
            {
                return true;
            }

            at = tree.FirstOrDefault(one => one.Id == at.Parent);
        }

        return false;
    }
}
