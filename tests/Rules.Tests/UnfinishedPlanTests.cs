using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Shipped;

namespace ActionPlan.Rules.Tests;

/// <summary>A plan that somebody still writes on is read whatever it lacks, or not at all; it never ends the program.</summary>
public sealed class UnfinishedPlanTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [Theory, InlineData("phuong-12-2020-2025"), InlineData("phuong-moi-2026-2030")]
    public void Whatever_one_thing_is_missing_or_another_the_rest_is_read(string folder)
    {
        var source = PlanSource.ReadFolder(Path.Combine(ShippedPlan.RulesFolder, folder));
        var read = 0;
        foreach (var file in source.Files)
        {
            var whole = JsonNode.Parse(file.Bytes.Span, documentOptions: Lenient)!;
            foreach (var broken in Broken(whole).Where((_, index) => index % 40 == 0))
            {
                var plan = PlanReader.ReadUnfinished(new PlanSource("", source.Files.Select(one => one == file
                    ? new PlanText(one.Name, Encoding.UTF8.GetBytes(broken)) : one)));
                read += plan is null ? 0 : 1;
            }
        }

        Assert.True(read > 20, $"Only {read} could be read.");
    }

    /// <summary>Each of its members gone, and each being a number.</summary>
    private static IEnumerable<string> Broken(JsonNode root)
    {
        foreach (var (parent, name) in Members(root).ToList())
        {
            var (value, place) = (parent[name], parent.IndexOf(name));
            parent.Remove(name);
            yield return root.ToJsonString();
            parent[name] = -1;
            yield return root.ToJsonString();
            parent.Remove(name);
            parent.Insert(place, name, value);
        }
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Members(JsonNode? node) => node switch
    {
        JsonObject members => members.ToList().SelectMany(member => Members(member.Value).Prepend((members, member.Key))),
        JsonArray items => items.SelectMany(Members),
        _ => [],
    };
}
