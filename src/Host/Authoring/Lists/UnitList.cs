using System.Text.Json.Nodes;
using ActionPlan.Host.Authoring.Forms;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Authoring.Lists;

/// <summary>Units from a workbook's cells: name, address, head, telephone.</summary>
internal static class UnitList
{
    public const string Member = "units";

    public static readonly IReadOnlyList<ListColumn> Columns =
    [
        new("name", "ten", "ten don vi", "don vi", "co quan", "ten co quan"),
        new("email", "email", "e-mail", "thu dien tu", "dia chi thu", "hop thu", "dia chi email"),
        new("head", "nguoi dung dau", "thu truong", "lanh dao", "ho ten thu truong", "nguoi phu trach"),
        new("phone", "dien thoai", "so dien thoai", "dt", "sdt"),
    ];

    public static IReadOnlyList<ListedThing> Read(ListTable table, JsonObject root)
    {
        var known = RuleFormEditing.Things(root, Member).Select(one => one.Thing).ToList();
        var ids = known.Select(one => FieldTexts.Show(one["id"])).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = known.Select(one => Folded.Of(FieldTexts.Show(one["name"]))).ToHashSet(StringComparer.Ordinal);
        var listed = new List<ListedThing>();
        foreach (var row in table.Rows)
        {
            var said = table.Said(row);
            var doubt = said.FirstOrDefault(ListRows.IsUnread) is { } unread ? new ListDoubt("Unread", unread)
                : said[0].Length == 0 ? new ListDoubt("NoName")
                : said[1].Length > 0 && !Envelope.TryAddress(said[1], out _) ? new ListDoubt("Address", said[1])
                : !names.Add(Folded.Of(said[0])) ? new ListDoubt("Known", said[0])
                : null;
            if (doubt is not null)
            {
                listed.Add(new ListedThing(row.Row, said, null, doubt));
                continue;
            }

            var id = NewIds.WithDashes(said[0], ids.Contains);
            ids.Add(id);
            var made = new JsonObject { ["id"] = id };
            foreach (var (column, text) in Columns.Zip(said).Where(one => one.Second.Length > 0))
            {
                made[column.Name] = text;
            }

            // Without an address nobody is told; with none for now the checks say nothing.
            listed.Add(new ListedThing(row.Row, said, made, said[1].Length == 0 ? new ListDoubt("NoAddress") : null));
        }

        return listed;
    }
}
