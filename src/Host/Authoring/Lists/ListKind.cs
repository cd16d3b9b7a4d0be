using System.Text.Json.Nodes;
using ActionPlan.Host.Authoring.Forms;

namespace ActionPlan.Host.Authoring.Lists;

/// <summary>What a list may hold, and how it is read and written.</summary>
/// <param name="Name">As addresses and texts call it.</param>
/// <param name="Most">How many rows are read at once.</param>
internal sealed record ListKind(string Name, IReadOnlyList<ListColumn> Columns, int Most)
{
    public required Func<ListTable, JsonObject, IReadOnlyList<ListedThing>> Read { get; init; }

    public required Func<string, IReadOnlyList<JsonObject>, string?> Write { get; init; }

    public static ListKind Targets { get; } = new("targets", TargetList.Columns, 200)
    {
        Read = TargetList.Read, Write = (text, made) => ListWriting.Append(text, [], FormShape.Target.List, made),
    };

    public static ListKind Units { get; } = new("units", UnitList.Columns, 500)
    {
        Read = UnitList.Read, Write = (text, made) => ListWriting.Append(text, [], UnitList.Member, made),
    };

    public static ListKind Areas { get; } = new("areas", AreaList.Columns, 1000) { Read = AreaList.Read, Write = AreaList.Write };

    /// <summary>The kinds that stand in a file: the first is what is usually meant.</summary>
    public static IReadOnlyList<ListKind> In(string module) => module == RuleFiles.OfPlan ? [Areas, Units] : [Targets];

    public static ListKind? Of(string module, string name) => In(module).FirstOrDefault(kind => kind.Name == name);
}
