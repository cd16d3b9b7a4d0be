using System.Text;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>
/// Goes from page to page as each of the sample's people and fills in every form that takes text: with markup where text is taken, then with
/// markup in everything. What pages and forms there are, it asks the app, so that a new one is tried by itself.
/// </summary>
internal sealed class HostileTyping(SweptSample app)
{
    private const string KeepsWells = "mau.ubnd";
    private const string Inbox = "/approvals";
    private const int PagesOfAKind = 3;
    private const int PagesWithoutForms = 1;

    /// <summary>Whose step comes first, first: leaders ask, those asked answer, those responsible decide, the inspector sees it all.</summary>
    private static readonly string[] People = ["mau.bithu", "mau.congan", "mau.ubnd", "mau.truongcongan", "mau.chutich", "mau.vanphong", "mau.quantri",
        "mau.kiemtra"];

    /// <summary>Where a script sends the same form while it is being filled in.</summary>
    private static readonly Dictionary<string, string[]> Scripted =
        new(StringComparer.Ordinal) { ["/figures/sheet/save"] = ["/figures/sheet/check", "/figures/sheet/keep"] };

    private readonly AppRoutes routes = new(app.Endpoints);
    private readonly FormFilling filling = new();
    private readonly HashSet<string> tried = new(StringComparer.Ordinal);
    private readonly HashSet<string> withForms = new(StringComparer.Ordinal);
    private readonly HashSet<int> seen = [];
    private readonly HashSet<int> refused = [];

    /// <summary>Addresses that a marker was sent to.</summary>
    public HashSet<string> Reached { get; } = new(StringComparer.Ordinal);

    /// <summary>A page of each kind that showed a marker, and who saw it.</summary>
    public Dictionary<string, (string Person, string Address)> Showing { get; } = new(StringComparer.Ordinal);

    /// <summary>Errors of the app, and elements that it made of somebody's text.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Fields that took a text and neither showed it anywhere nor said why not.</summary>
    public IEnumerable<string> Silent => filling.Fields.GroupBy(typed => typed.Value, typed => typed.Key, StringComparer.Ordinal)
        .Where(numbers => !numbers.Any(number => seen.Contains(number) || refused.Contains(number))).Select(numbers => numbers.Key);

    public async Task Everywhere()
    {
        foreach (var person in People)
        {
            var desk = await app.DeskOf(person);
            await Walk(person, desk, person == KeepsWells ? await UploadWells(desk) : "/targets");
        }

        var inspector = await app.DeskOf("mau.kiemtra");
        await MistakeTheName(inspector);
        foreach (var trail in new[] { "/audit", "/audit/export" })
        {
            Judge("mau.kiemtra", trail, await ReadPage.Look(inspector, trail));
        }
    }

    private async Task Walk(string person, IPage desk, string first)
    {
        var queue = new Queue<string>(
            app.Prepared.Prepend(first).Concat(routes.Pages.Where(page => page.RoutePattern.Parameters.Count == 0).Select(AppRoutes.Name)));
        var (known, visits) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var later = new Queue<string>();
        while (queue.TryDequeue(out var path) || later.TryDequeue(out path))
        {
            // It decides about all sheets at once: nothing would be left for their own pages.
            if (path == Inbox && queue.Count > 0)
            {
                later.Enqueue(path);
                continue;
            }

            if (routes.Of("GET", path) is not { } route || !IsToBeDrawn(route) || !known.Add(path)
                || (visits[route] = visits.GetValueOrDefault(route) + 1) > (withForms.Contains(route) ? PagesOfAKind : PagesWithoutForms))
            {
                continue;
            }

            var page = await ReadPage.Look(desk, path);
            Judge(person, path, page);
            if (page.Forms.Any(form => form.Fields.Any(field => field.IsText)))
            {
                withForms.Add(route);
            }

            while (page.Status == 200 && Ways(page).FirstOrDefault(one => IsNew(one.Form, one.Way)) is { Form: { } form, Way: { } way })
            {
                await Type(person, desk, form, way);
                page = await ReadPage.Look(desk, path);
            }

            foreach (var link in page.Links)
            {
                queue.Enqueue(link);
            }
        }
    }

    private async Task Type(string person, IPage desk, PageForm form, FormButton way)
    {
        var (action, route) = (way.Action, RouteOf(way));
        var first = filling.Fields.Count;
        var answer = await ReadPage.Send(desk, action, filling.Markup(form, way, route));
        Judge(person, action, answer);
        var isRefused = answer.Alerts.Count > 0 || answer.Status is 400 or 404;
        // What bears on other pages is shown first, and wanted again.
        if (answer.Alerts.Count > 0 && answer.Forms.FirstOrDefault(again => again.Action == form.Action) is { } again)
        {
            answer = await ReadPage.Send(desk, action, again.Fields.Select(field => new TypedField(field.Name, field.Value)));
            Judge(person, $"{action} again", answer);
        }

        Judge(person, $"nonsense to {action}", await ReadPage.Send(desk, action, FormFilling.Nonsense(form)));
        Reached.Add(route);
        if (isRefused)
        {
            refused.UnionWith(Enumerable.Range(first + 1, filling.Fields.Count - first));
        }
    }

    /// <summary>A name that nobody has: the trail keeps what was typed at the door.</summary>
    private async Task MistakeTheName(IPage desk)
    {
        Judge("mau.kiemtra", "/sign-in",
            await ReadPage.Send(desk, "/sign-in", [new("name", Marker.Of(filling.Number("/sign-in", "name"))), new("password", "x"), await Token(desk)]));
        Reached.Add("/sign-in");
    }

    /// <summary>A file of rows whose text is markup too: what leads to the page that previews it.</summary>
    private async Task<string> UploadWells(IPage desk)
    {
        var address = Marker.Of(filling.Number("/registers/{register}/upload", "file")).Replace("\"", "\"\"", StringComparison.Ordinal);
        var rows = Convert.ToBase64String(Encoding.UTF8.GetBytes($"area,address,sealedOn\nphuong-12,\"{address}\",2025-10-01\n"));
        var preview = await ReadPage.Send(desk, "/registers/wells/upload", [new("file", rows, "gieng.csv"), await Token(desk)]);
        Judge(KeepsWells, "/registers/wells/upload", preview);
        return preview.Address;
    }

    private static async Task<TypedField> Token(IPage desk) =>
        new(FormFilling.Token, (await ReadPage.Look(desk, "/account")).Forms[0].Fields.First(field => field.Name == FormFilling.Token).Value);

    private void Judge(string person, string what, ReadPage page)
    {
        Wrong.AddRange(page.Foreign.Select(foreign => $"{person} {what}: {foreign}"));
        if (page.Status >= 500)
        {
            Wrong.Add($"{person} {what}: {page.Status}");
        }

        var numbers = Marker.NumbersIn(page.Text).ToHashSet();
        seen.UnionWith(numbers);
        if (numbers.Count > 0 && page.IsPage && routes.Of("GET", page.Address) is { } route)
        {
            Showing.TryAdd(route, (person, page.Address));
        }
    }

    private static IEnumerable<(PageForm Form, FormButton Way)> Ways(ReadPage page) => page.Forms.SelectMany(
        form => form.Ways.Concat(Scripted.GetValueOrDefault(form.Action, []).Select(address => new FormButton(address, "", ""))), (form, way) => (form, way));

    private bool IsNew(PageForm form, FormButton way)
    {
        var texts = form.Fields.Where(field => field.IsText).Select(field => FormFilling.Plain(field.Name)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        return texts.Count > 0 && tried.Add($"{RouteOf(way)} {way.Name} {way.Value} {string.Join(' ', texts)}");
    }

    private string RouteOf(FormButton way) => routes.Of("POST", way.Action) ?? way.Action;

    private bool IsToBeDrawn(string route) => routes.Pages.Any(page => AppRoutes.Name(page) == route) || route.EndsWith("/html", StringComparison.Ordinal);
}
