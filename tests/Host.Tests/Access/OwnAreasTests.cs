using System.Text;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Tests.Access;

/// <summary>Whose areas come first: a city's people see all wards side by side, a ward's people their ward.</summary>
public sealed class OwnAreasTests
{
    private static readonly Plan City = PlanReader.Read(new PlanSource("", [Text("plan.json", CityPlan.Json(4)), Text("security.json", CityPlan.Rules)])).Plan!;

    private static readonly Dictionary<string, Grant[]> People = new()
    {
        ["city"] = [new(Role.Office)],
        ["ward 2"] = [new(Role.UnitHead, "police", Area: "ward-2")],
        ["ward 2, reading all"] = [new(Role.Leader), new(Role.UnitHead, "police", Area: "ward-2")],
        ["two wards"] = [new(Role.Leader, Area: "ward-3"), new(Role.Leader, Area: "ward-2")],
        ["a ward that took in another"] = [new(Role.Leader, Area: "ward-4")],
        ["a neighbourhood"] = [new(Role.Leader, Area: "kp-1")],
        ["a ward and a neighbourhood of it"] = [new(Role.Leader, Area: "ward-1"), new(Role.DataEntry, "police", Area: "kp-1")],
        ["a ward of another plan"] = [new(Role.Leader, Area: "ward-2", Plan: "other")],
    };

    [Theory]
    [InlineData("city", "ward-1 ward-2 ward-3 ward-4 old", true, "", "ward-1")]
    [InlineData("ward 2", "ward-2", false, "ward-2", "ward-2")]
    [InlineData("ward 2, reading all", "ward-1 ward-2 ward-3 ward-4 old", true, "ward-2", "ward-2")]
    [InlineData("two wards", "ward-2 ward-3", true, "", "ward-2")]
    [InlineData("a ward that took in another", "ward-4 old", false, "ward-4", "ward-4")]
    [InlineData("a neighbourhood", "", false, "kp-1", "kp-1")]
    [InlineData("a ward and a neighbourhood of it", "ward-1", false, "ward-1", "ward-1")]
    [InlineData("a ward of another plan", "", false, "", "ward-1")]
    public void Everybody_begins_with_what_concerns_them(string who, string roots, bool areSeveral, string own, string first)
    {
        var acting = new Acting(() => City);
        acting.Reads(new Actor("Nguyễn An", "an", People[who], "127.0.0.1"));

        Assert.Equal(roots, string.Join(' ', acting.RootsSeen(City).Select(root => root.Id)));
        Assert.Equal(areSeveral, acting.SeesSeveralRoots(City));
        Assert.Equal(own, acting.OwnArea(City)?.Id ?? "");
        Assert.Equal(first, acting.FirstArea(City).Id);
    }

    [Theory]
    [InlineData("city", "ward-1 ward-2 ward-3 ward-4 old", "ward-1 kp-1 ward-2 ward-3 ward-4 old")]
    [InlineData("two wards", "ward-2 ward-3", "ward-1 ward-2 ward-3")]
    [InlineData("ward 2", "ward-2", "ward-1 ward-2")]
    [InlineData("a ward and a neighbourhood of it", "ward-1", "ward-1 kp-1")]
    public void Areas_that_nobody_shows_them_cannot_be_chosen(string who, string narrowing, string turning)
    {
        var acting = new Acting(() => City);
        acting.Reads(new Actor("Nguyễn An", "an", People[who], "127.0.0.1"));

        Assert.Equal(narrowing, string.Join(' ', acting.RootFilterChoices(City).Select(one => one.Value)));
        Assert.Equal(turning, string.Join(' ', acting.AreaChoices(City, City.Areas.Roots[0], withBelow: true).Select(one => one.Value)));
    }

    [Theory]
    [InlineData(199, "leader", "")]
    [InlineData(201, "leader", "ward-1")]
    [InlineData(201, "ward 7", "")]
    public void A_list_of_all_figures_begins_with_one_root_area_only_where_there_are_too_many_for_it(int wards, string who, string root)
    {
        var country = PlanReader.Read(new PlanSource("", [Text("plan.json", CityPlan.Json(wards)), Text("security.json", CityPlan.Rules)])).Plan!;
        var acting = new Acting(() => country);
        acting.Reads(new Actor("Nguyễn An", "an", [who == "leader" ? new(Role.Leader) : new(Role.Leader, Area: "ward-7")], "127.0.0.1"));

        Assert.Equal(root, acting.RootInstead(country) ?? "");
    }

    private static PlanText Text(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
