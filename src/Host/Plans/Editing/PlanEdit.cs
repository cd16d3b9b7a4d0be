using System.Security.Cryptography;
using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Plans.Editing;

/// <summary>
/// Changes units, contacts and areas in, and adds assignments to, a <c>plan.json</c>. Ids never change, and nothing but a contact is ever removed.
/// </summary>
internal sealed class PlanEdit(byte[] file)
{
    private readonly JsonEdit json = new(file);

    public byte[] Bytes => json.Bytes;

    /// <summary>Identifies a plan file as it is shown, so that what changed meanwhile is not overwritten.</summary>
    public static string Stamp(PlanSource source) => Convert.ToHexStringLower(SHA256.HashData(FileOf(source).Bytes.Span));

    public static PlanText FileOf(PlanSource source) => source.Files.First(file => PlanSource.IsPlanFile(file.Name));

    public void SaveUnit(UnitDefinition unit, bool isNew)
    {
        (string, string?)[] members = [("name", unit.Name), ("email", unit.Email), ("head", unit.Head), ("phone", unit.Phone), ("to", IsoDay.Text(unit.To))];
        if (isNew)
        {
            json.AddItem(json.Root, "units", JsonEdit.Object([("id", unit.Id), .. members]));
        }
        else
        {
            Set(() => Unit(unit.Id), members);
        }
    }

    /// <summary>Changes an area's own members, or adds it below another or as a root; what lies below it stays as it is.</summary>
    public void SaveArea(AreaDefinition area, bool isNew, string? parent)
    {
        (string, string?)[] members =
            [("name", area.Name), ("kind", area.Kind), ("from", IsoDay.Text(area.From)), ("to", IsoDay.Text(area.To)), ("mergedInto", area.MergedInto),
                ("splitFrom", area.SplitFrom)];
        if (!isNew)
        {
            Set(() => Area(area.Id), members);
        }
        else
        {
            json.AddItem(parent is null ? json.Root : Area(parent), parent is null ? "areas" : "children", JsonEdit.Object([("id", area.Id), .. members]));
        }

        json.SetNumber(Area(area.Id), "share", area.Share);
    }

    public void AddAssignment(AssignmentDefinition one)
    {
        json.AddItem(json.Root, "assignments", JsonEdit.Object(
            ("id", one.Id), ("name", one.Name), ("section", one.Section), ("lead", one.Lead), ("overseer", one.Overseer), ("due", IsoDay.Text(one.Due)),
            ("note", one.Note)));
        foreach (var unit in one.With)
        {
            var added = json.Root["assignments"]!.Parts.Select(part => part.Value).First(known => known["id"]?.Text == one.Id);
            json.AddItem(added, "with", JsonEdit.Quoted(unit));
        }
    }

    public void SetEscalation(string? unit) => json.Set(json.Root, "escalateTo", unit);

    /// <summary>Gives a unit an address for an area; without one, its own serves again.</summary>
    public void SetContact(string unit, string area, string? email)
    {
        var list = json.Root["contacts"];
        var known = list?.Parts.FirstOrDefault(part => part.Value["unit"]?.Text == unit && part.Value["area"]?.Text == area);
        if (known is null && email is not null)
        {
            json.AddItem(json.Root, "contacts", JsonEdit.Object(("unit", unit), ("area", area), ("email", email)));
        }
        else if (known is not null && email is null)
        {
            json.Remove(list!, known);
        }
        else if (known is not null)
        {
            json.Set(known.Value, "email", email);
        }
    }


    // Each change moves what follows it, so the object is looked up again for the next.
    private void Set(Func<JsonSpan> owner, params (string Name, string? Text)[] members)
    {
        foreach (var (name, text) in members)
        {
            json.Set(owner(), name, text);
        }
    }

    private JsonSpan Unit(string id) => json.Root["units"]!.Parts.Select(part => part.Value).First(unit => unit["id"]?.Text == id);

    private JsonSpan Area(string id) => Below(json.Root["areas"]!).First(area => area["id"]?.Text == id);

    private static IEnumerable<JsonSpan> Below(JsonSpan list) =>
        list.Parts.SelectMany(part => part.Value["children"] is { } children ? Below(children).Prepend(part.Value) : [part.Value]);
}
