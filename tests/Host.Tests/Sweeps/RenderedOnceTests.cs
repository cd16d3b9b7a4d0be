using System.Text.RegularExpressions;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>What is rendered once is shown to those who may read the same, and to nobody else; and only until something happens.</summary>
[Collection(nameof(SweptCollection))]
public sealed partial class RenderedOnceTests(SweptSample app)
{
    private const string Plan = "/phuong-12-2020-2025";

    private static readonly string[] Pages =
        ["/board", "/", "/alerts?state=all", "/targets/security/crimeRate", "/targets/environment/wellsSealed?period=2024-Q4", "/registers", "/summaries/units/police",
            "/summaries/modules/security", "/board?period=2024-Q4&against=2023-Q4"];

    /// <summary>Whose rights differ most.</summary>
    private static readonly string[] Few = ["mau.bithu", "mau.congan", "mau.kiemtra", "mau.khongquyen"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_looked_before_everybody_reads_what_he_would_read_alone()
    {
        var people = VisitedPage.IsLong ? PageTable.Rows["GET /account"].Split(' ') : Few;
        var alone = new Dictionary<(string, string, string), string>();
        foreach (var person in people)
        {
            // Signing in is something that happens: nothing is kept.
            using var client = await app.As(person);
            foreach (var language in new[] { "vi", "en" })
            {
                await Speak(client, language);
                foreach (var page in Pages)
                {
                    alone[(person, language, page)] = await Shown(client, page);
                }
            }
        }

        var all = new Dictionary<string, HttpClient>();
        foreach (var person in people)
        {
            all[person] = await app.As(person);
        }

        // All at one moment: in one language the one who may least last, in the other the other way round.
        var wrong = new List<string>();
        foreach (var language in new[] { "vi", "en" })
        {
            foreach (var (person, client) in language == "vi" ? all : all.Reverse())
            {
                await Speak(client, language);
                wrong.AddRange(await Differing(client, person, language));
            }
        }

        Assert.Empty(wrong);
        Assert.True(alone.Values.Distinct(StringComparer.Ordinal).Count() > 2 * Pages.Length, "Everybody reads the same: nothing was tried.");
        Assert.NotEqual(alone[("mau.congan", "vi", "/registers")], alone[("mau.kiemtra", "vi", "/registers")]);
        foreach (var client in all.Values)
        {
            client.Dispose();
        }

        async Task<IEnumerable<string>> Differing(HttpClient client, string person, string language)
        {
            var different = new List<string>();
            foreach (var page in Pages)
            {
                if (await Shown(client, page) != alone[(person, language, page)])
                {
                    different.Add($"{person} {language} {page}");
                }
            }

            return different;
        }
    }

    [Fact]
    public async Task A_page_that_was_rendered_is_kept_and_rendered_anew_once_something_happens()
    {
        using var leader = await app.As("mau.bithu");
        using var second = await app.As("mau.bithu");
        var before = await Shown(leader, "/board");
        var kept = await app.Queries.Of(second, Plan + "/board", Cancellation);
        Assert.DoesNotContain(kept, query => query.Contains("\"Verdicts\"", StringComparison.Ordinal));

        var assignment = app.Services.GetRequiredService<Plans.PlanInForce>().Current.File.Assignments[0].Id;
        var reply = await app.Services.GetRequiredService<CommandSender>().Send(
            new UpdateAssignment(assignment, AssignmentState.Blocked, "Chưa có kinh phí"), Actor.AtMachine("Thử"), Cancellation);
        Assert.Equal(AssignmentReply.Done, reply);

        Assert.NotEqual(before, await Shown(second, "/board"));
        Assert.Contains(await app.Queries.Of(leader, Plan + "/board?period=2025-Q3", Cancellation),
            query => query.Contains("\"Verdicts\"", StringComparison.Ordinal));
    }

    [Fact]
    public void What_somebody_was_granted_is_all_of_what_his_pages_are_known_by()
    {
        string Key(params Grant[] grants) => PartKey.Of(typeof(object), "p", "board", new Actor("A", "1", grants, "–")).Granted;

        Assert.Equal(Key(new Grant(Role.Leader), new Grant(Role.DataEntry, "police")), Key(new Grant(Role.DataEntry, "police"), new Grant(Role.Leader)));
        string[] different =
        [
            Key(), Key(new Grant(Role.Leader)), Key(new Grant(Role.Office)), Key(new Grant(Role.Leader, "*")), Key(new Grant(Role.Leader, Area: "police")),
            Key(new Grant(Role.Leader, "police")),
            Key(new Grant(Role.Leader, Module: "police")), Key(new Grant(Role.Leader, Plan: "police")), Key(new Grant(Role.Leader, "a", "b")),
            Key(new Grant(Role.Leader, "a", "b\",null")), Key(new Grant(Role.Leader, "a\",\"b")),
        ];
        Assert.Equal(different.Length, different.Distinct(StringComparer.Ordinal).Count());
    }

    private static async Task Speak(HttpClient client, string language)
    {
        using var _ = await client.GetAsync(new Uri($"{Plan}/language/{language}?back=/account", UriKind.Relative), Cancellation);
    }

    private static async Task<string> Shown(HttpClient client, string page)
    {
        using var answer = await client.GetAsync(new Uri(Plan + page, UriKind.Relative), Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        return $"{(int)answer.StatusCode} {Token().Replace(Content().Match(text).Value, "")}";
    }

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Content();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Token();
}
