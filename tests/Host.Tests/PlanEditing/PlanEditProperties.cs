using System.Text;
using ActionPlan.Host.Plans.Editing;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;
using CsCheck;

namespace ActionPlan.Host.Tests.PlanEditing;

/// <summary>Any course of changes to the shipped plan gives what was asked for, passes the checks and leaves the rest of the file alone.</summary>
public sealed class PlanEditProperties
{
    private static readonly PlanSource Shipped = PlanSource.ReadFolder(Path.Combine(Root(), "rules", "phuong-12-2020-2025"));

    private static readonly Gen<string> Names = Gen.OneOf(
        Of("Khu phố 1", "Ủy ban \"Hội\" \\ <b>&amp;", "/* không */ // phải chú thích", "}, ], {", "Tổ 🌳"),
        Gen.Char[' ', '￼'].Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter) && letter is < '\uFDD0' or > '\uFDEF').Array[1, 12]
            .Select(letters => TypedText.Line("x" + new string(letters))));

    private static readonly Gen<DateOnly?> Days =
        Gen.OneOf(Gen.Const((DateOnly?)null), Gen.Int[0, 3000].Select(day => (DateOnly?)new DateOnly(2026, 1, 1).AddDays(day)));

    private static readonly Gen<Change[]> Courses =
        Gen.Select(Of("kp-1", "kp-2", "kp-3", "unit-1", "unit-2"), Names, Days, Gen.Int[0, 5],
            (id, name, day, kind) => new Change(id, name, day, kind)).Array[1, 12];

    [Fact]
    public void Changes_do_what_they_say_and_nothing_else() => Courses.Sample(Play, iter: 50, print: Print);

    private static void Play(Change[] course)
    {
        var edit = new PlanEdit(PlanEdit.FileOf(Shipped).Bytes.ToArray());
        var units = PlanReader.Read(Shipped).Plan!.File.Units.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        var areas = new Dictionary<string, AreaDefinition>(StringComparer.Ordinal);
        var contacts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var change in course)
        {
            if (change.Id.StartsWith("unit", StringComparison.Ordinal))
            {
                var unit = new UnitDefinition { Id = change.Id, Name = change.Name, To = change.Day, Head = change.Kind > 2 ? change.Name : null,
                    Phone = change.Kind == 1 ? "028" : null };
                Do(units.TryAdd(unit.Id, unit), () => edit.SaveUnit(unit, isNew: true), () => edit.SaveUnit(unit, isNew: false));
                units[unit.Id] = unit;
                continue;
            }

            var area = new AreaDefinition { Id = change.Id, Name = change.Name, To = change.Day, Kind = change.Kind > 3 ? "neighbourhood" : null };
            Do(areas.TryAdd(area.Id, area), () => edit.SaveArea(area, isNew: true, "phuong-12"), () => edit.SaveArea(area, isNew: false, null));
            areas[area.Id] = area;
            var email = change.Kind % 2 == 0 ? FormattableString.Invariant($"a{change.Kind}@p12.example") : null;
            edit.SetContact("police", area.Id, email);
            contacts.Remove(area.Id);
            if (email is not null)
            {
                contacts[area.Id] = email;
            }
        }

        AssertIs(edit.Bytes, units, areas, contacts);
        AssertLeftAlone(edit.Bytes);
    }

    private static void AssertIs(
        byte[] bytes, Dictionary<string, UnitDefinition> units, Dictionary<string, AreaDefinition> areas, Dictionary<string, string> contacts)
    {
        var reading = PlanReader.Read(
            new PlanSource("", Shipped.Files.Select(file => file.Name == PlanSource.PlanFileName ? new PlanText(file.Name, bytes) : file)));
        Assert.Empty(reading.Problems);
        Assert.Equal(units.Values, reading.Plan!.File.Units);
        var children = reading.Plan.File.Areas.Single().Children;
        Assert.Equal(areas.Values, children.Select(child => child with { Children = areas[child.Id].Children }));
        Assert.Equal(contacts.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            reading.Plan.File.Contacts.Select(contact => KeyValuePair.Create(contact.Area, contact.Email)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    private static void AssertLeftAlone(byte[] bytes)
    {
        var before = Encoding.UTF8.GetString(PlanEdit.FileOf(Shipped).Bytes.Span).Split('\n');
        var after = new Queue<string>(Encoding.UTF8.GetString(bytes).Split('\n'));
        // Every line that was there is there still, in its order; some end in a comma now, and the ward's has got its list.
        foreach (var line in before)
        {
            while (!after.Dequeue().StartsWith(line.TrimEnd(' ', '}'), StringComparison.Ordinal))
            {
                Assert.True(after.Count > 0, "Gone: " + line);
            }
        }
    }

    private static Gen<string> Of(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static void Do(bool isNew, Action add, Action change) => (isNew ? add : change)();

    private static string Print(Change[] course) => string.Join("; ", course.Select(change => change.ToString()));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ActionPlan.Modular.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private sealed record Change(string Id, string Name, DateOnly? Day, int Kind);
}
