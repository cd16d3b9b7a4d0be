using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Plans.Editing;
using ActionPlan.Rules.Files;
using Mediator;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Units;

/// <summary>Forms that change units, contacts and areas. What bears on other pages is shown first, and saved when it comes again unchanged.</summary>
internal static class UnitForms
{
    /// <summary>For which pages what was typed is kept.</summary>
    public const string Page = "/admin/units";
    public const string Seen = "seen";
    public const string ShowFirst = "ShowFirst";
    public const string NotADay = "NotADay";

    public static void MapUnits(this IEndpointRouteBuilder app)
    {
        app.MapPost("/admin/units/save", SaveUnit).Needs(Right.EditUnitsAndAreas);
        app.MapPost("/admin/areas/save", SaveArea).Needs(Right.EditUnitsAndAreas);
        app.MapPost("/admin/contacts/save", SaveContact).Needs(Right.EditUnitsAndAreas);
        app.MapPost("/admin/escalation/save", SaveEscalation).Needs(Right.EditUnitsAndAreas);
    }

    /// <summary>Asks whether a name that differs from another in spelling only is another's name.</summary>
    public const string NameAlike = "NameAlike";

    /// <summary>The field that says so.</summary>
    public const string Distinct = "distinct";

    /// <summary>Longest name, address or telephone number, in characters.</summary>
    public const int LongestField = 200;
    private const int LongestShown = 80;

    /// <summary>What of a form bears on other pages: it is shown again with its effects until it comes back the same.</summary>
    public static string Weight(params string?[] fields) => string.Join('|', fields.Select(Clean));

    public static string AreaWeight(Func<string, string?> field) =>
        Weight(field("name"), field("from"), field("to"), field("mergedInto"), field("splitFrom"), field("share"));

    /// <summary>A fraction as a person types it: 0,4 or 0.4.</summary>
    public static bool TryShare(string? text, out decimal? share)
    {
        var isNumber = decimal.TryParse(Clean(text)?.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read);
        share = isNumber ? read : null;
        return isNumber || Clean(text) is null;
    }

    private static async Task<RedirectHttpResult> SaveUnit([FromForm] IFormCollection form, Sender sender)
    {
        var fields = Fields(form);
        var id = fields["id"];
        var known = sender.Plan.Units.GetValueOrDefault(id);
        var back = known is null ? "/admin/units/new" : "/admin/unit/" + Uri.EscapeDataString(id);
        if (!TryDay(fields, "to", out var to))
        {
            return await sender.Back(back, NotADay, fields);
        }

        if (NameProblem(form, fields, known?.Name,
            sender.Plan.File.Units.Where(unit => unit.Id != id && unit.To is null).Select(unit => unit.Name)) is var (named, other))
        {
            return await sender.Back(back, named, fields, other);
        }

        if (known is not null && (known.Name != fields["name"] || known.To != to) && fields[Seen] != Weight(fields["name"], fields["to"]))
        {
            return await sender.Back(back, ShowFirst, fields);
        }

        var unit = new UnitDefinition
        {
            Id = id, Name = fields["name"], Email = Clean(fields["email"]), Head = Clean(fields["head"]), Phone = Clean(fields["phone"]), To = to,
        };
        return await sender.Send(new SaveUnit(unit, known is null, fields["stamp"]), back, "/admin/unit/" + Uri.EscapeDataString(id), fields);
    }

    private static async Task<RedirectHttpResult> SaveArea([FromForm] IFormCollection form, Sender sender)
    {
        var fields = Fields(form);
        var id = fields["id"];
        var known = sender.Plan.Areas.Find(id);
        var parent = Clean(fields["parent"]);
        var back = known is null ? "/admin/areas/new?parent=" + Uri.EscapeDataString(parent ?? "") : "/admin/area/" + Uri.EscapeDataString(id);
        if (!TryDay(fields, "from", out var from) || !TryDay(fields, "to", out var to))
        {
            return await sender.Back(back, NotADay, fields);
        }

        var into = Clean(fields["mergedInto"]);
        if (into is not null && to is null)
        {
            return await sender.Back(back, "MergedWithoutEnd", fields);
        }

        if (!TryShare(fields["share"], out var share))
        {
            return await sender.Back(back, "NotAShare", fields);
        }

        // Areas of the same name in different wards are different areas; within one they are told apart, or one has ended before the other began.
        var siblings = (known is null ? parent is null ? null : sender.Plan.Areas.Find(parent) : sender.Plan.Areas.ParentOf(known))?.Children
            ?? sender.Plan.Areas.Roots;
        var beside = siblings.Where(area => area.Id != id && !(area.To < (from ?? DateOnly.MinValue)) && !(to < (area.From ?? DateOnly.MinValue)));
        if (NameProblem(form, fields, known?.Name, beside.Select(area => area.Name)) is var (named, other))
        {
            return await sender.Back(back, named, fields, other);
        }

        var split = Clean(fields["splitFrom"]);
        if (known is not null && fields[Seen] != AreaWeight(field => fields[field])
            && (known.Name != fields["name"] || known.From != from || known.To != to || known.MergedInto != into || known.SplitFrom != split
                || known.Share != share))
        {
            return await sender.Back(back, ShowFirst, fields);
        }

        var area = new AreaDefinition { Id = id, Name = fields["name"], Kind = Clean(fields["kind"]), From = from, To = to, MergedInto = into,
            SplitFrom = split, Share = share };
        return parent is not null && sender.Plan.Areas.Find(parent) is null
            ? await sender.Back("/admin/areas", nameof(PlanEditOutcome.ChangedMeanwhile), fields)
            : await sender.Send(new SaveArea(area, known is null, parent, fields["stamp"]), back, "/admin/area/" + Uri.EscapeDataString(id), fields);
    }

    private static Task<RedirectHttpResult> SaveContact([FromForm] IFormCollection form, Sender sender)
    {
        var fields = Fields(form);
        var back = fields["back"] == "area" ? "/admin/area/" + Uri.EscapeDataString(fields["area"]) : "/admin/unit/" + Uri.EscapeDataString(fields["unit"]);
        return sender.Send(new SaveContact(fields["unit"], fields["area"], Clean(fields["contact"]), fields["stamp"]), back, back, fields);
    }

    private static Task<RedirectHttpResult> SaveEscalation([FromForm] IFormCollection form, Sender sender)
    {
        var fields = Fields(form);
        return sender.Send(new SaveEscalation(Clean(fields["escalateTo"]), fields["stamp"]), "/admin/units", "/admin/units", fields);
    }

    private static KeptForm Fields(IFormCollection form) =>
        KeptForm.With("", [.. form.Where(field => !field.Key.StartsWith('_')).Select(field => (field.Key, Clean(field.Value)))]);

    /// <summary>
    /// Why a name cannot be taken beside the others: too long, with what nobody sees in it, one of them, or alike to one of them while nobody has
    /// said that it is another's.
    /// </summary>
    private static (string Outcome, string Other)? NameProblem(IFormCollection form, KeptForm fields, string? was, IEnumerable<string> others)
    {
        if (fields.Fields.FirstOrDefault(field => field.Key is not (Seen or "stamp") && field.Value.Length > LongestField) is { Key: not null } tooLong)
        {
            return ("FieldTooLong", TypedText.Shown(tooLong.Value, LongestShown));
        }

        if (form.Where(field => !field.Key.StartsWith('_')).Select(field => TypedText.Hidden(field.Value)).FirstOrDefault(found => found is not null)
            is var (_, code))
        {
            return ("HiddenText", code);
        }

        var name = fields["name"];
        return was == name || name.Length == 0 ? null
            : others.FirstOrDefault(other => TypedText.Line(other) == name) is { } same ? ("NameTaken", same)
            : fields[Distinct] != "yes" && others.FirstOrDefault(other => Likeness.Of(other) == Likeness.Of(name)) is { } alike ? (NameAlike, alike)
            : null;
    }

    private static string? Clean(string? text) => TypedText.Line(text) is { Length: > 0 } typed ? typed : null;

    private static bool TryDay(KeptForm fields, string name, out DateOnly? day) => (day = IsoDay.Read(fields[name])) is not null || fields[name].Length == 0;

    /// <summary>Sends a change, lets it take effect, and leads to the page that says what became of it.</summary>
    internal sealed class Sender(CommandSender commands, Acting acting, PlanInForce plans, HeldForms held)
    {
        public Rules.Plans.Plan Plan => plans.Current;

        public Task<RedirectHttpResult> Back(string page, string outcome, KeptForm fields, params IReadOnlyList<string> messages) =>
            held.Back(page, fields with { Outcome = outcome, Messages = messages }, of: Page);

        public async Task<RedirectHttpResult> Send(ICommand<PlanEdited> command, string back, string next, KeptForm fields)
        {
            // A change that was asked for is finished, whoever closes the page.
            var result = await commands.Send(command, acting.Actor, CancellationToken.None);
            if (result.Outcome is not (PlanEditOutcome.Saved or PlanEditOutcome.Unchanged))
            {
                return await Back(back, result.Outcome.ToString(), fields,
                    [.. result.Problems.Select(problem => problem.Message(CultureInfo.CurrentUICulture)).Distinct(StringComparer.Ordinal).Take(10)]);
            }

            await plans.Load(CancellationToken.None);
            return Onward.To($"{next}?saved={result.Outcome}");
        }
    }
}
