using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Cases;
using CsCheck;

namespace ActionPlan.Rules.Tests.Properties;

public sealed class LineageTests
{
    private static readonly Period First = Period.Parse("2021-Q1");

    /// <summary>West ends first and goes into east; east and north go into the new ward; its last days lie anywhere in a quarter.</summary>
    private static readonly Gen<(DateOnly West, DateOnly East, int?[][] Entries, bool NewWasThere)> Any =
        from west in Gen.Int[0, 500]
        from later in Gen.Int[1, 300]
        from entries in Gen.Select(Gen.Int[0, 30], Gen.Int[0, 24], (number, chance) => chance == 0 ? (int?)null : number).Array[12].Array[4]
        from wasThere in Gen.Bool
        select (new DateOnly(2021, 1, 1).AddDays(west), new DateOnly(2021, 1, 1).AddDays(west + later), entries, wasThere);

    [Fact]
    public void A_merged_areas_year_is_the_sum_by_hand_of_all_that_it_is_made_of() => Seeded.Sample(
        Any,
        400,
        sample =>
        {
            var plan = Plan(sample.West, sample.East, sample.NewWasThere, "wells.YearToDate");
            var entries = Entries(plan, sample.Entries);
            foreach (var quarter in plan.Quarters().Where(quarter => plan.Calendar.LastDay(quarter) > sample.East))
            {
                decimal? byHand = 0;
                for (var at = Period.OfQuarter(quarter.Year, 1); at <= quarter; at = at.AddQuarters(1))
                {
                    foreach (var area in plan.Areas.All.Where(area => area.ExistsWithin(plan.Calendar.FirstDay(at), plan.Calendar.LastDay(at))))
                    {
                        byHand += entries.SingleOrDefault(entry => entry.Figure == "wells" && entry.Area == area.Id && entry.Period == at)?.Value;
                    }
                }

                Assert.Equal(byHand, Judge(plan, "new", entries, quarter).Value);
            }
        },
        sample => $"west to {sample.West:O}, east to {sample.East:O}, new was there: {sample.NewWasThere}");

    [Fact]
    public void What_a_merged_area_is_compared_with_is_the_sum_by_hand_or_missing() => Seeded.Sample(
        Any,
        150,
        sample =>
        {
            foreach (var (value, first, last) in new (string, int, int)[] { ("wells.PeriodLastYear", -4, -4), ("wells.PreviousPeriod", -1, -1),
                ("wells.LastFourQuarters", -3, 0) })
            {
                var plan = Plan(sample.West, sample.East, sample.NewWasThere, value);
                var entries = Entries(plan, sample.Entries);
                foreach (var quarter in plan.Quarters().Skip(4).Where(quarter => plan.Calendar.LastDay(quarter) > sample.East))
                {
                    decimal? byHand = 0;
                    for (var at = quarter.AddQuarters(first); at <= quarter.AddQuarters(last); at = at.AddQuarters(1))
                    {
                        foreach (var area in plan.Areas.All.Where(area => area.ExistsWithin(plan.Calendar.FirstDay(at), plan.Calendar.LastDay(at))))
                        {
                            byHand += entries.SingleOrDefault(entry => entry.Figure == "wells" && entry.Area == area.Id && entry.Period == at)?.Value;
                        }
                    }

                    Assert.Equal((value, quarter, byHand), (value, quarter, Judge(plan, "new", entries, quarter).Value));
                }
            }
        },
        sample => $"west to {sample.West:O}, east to {sample.East:O}, new was there: {sample.NewWasThere}");

    [Fact]
    public void The_evidence_of_a_merged_area_gives_the_same_verdict_again() => Seeded.Sample(
        Any,
        60,
        sample =>
        {
            foreach (var value in (string[])["wells.YearToDate", "wells.YearToDate / wells.PreviousYear", "wells.TermToDate", "homes.Latest",
                "homes.Latest - homes.PreviousYearEnd", "wells.SamePeriodLastYear + wells.PeriodLastYear", "wells.LastFourQuarters + wells.Year2021",
                "wells.PreviousPeriod + homes.PreviousPeriod + homes.SamePeriodLastYear + homes.Year2021"])
            {
                var plan = Plan(sample.West, sample.East, sample.NewWasThere, value);
                var entries = Entries(plan, sample.Entries);
                foreach (var quarter in plan.Quarters())
                {
                    foreach (var root in plan.Areas.Roots)
                    {
                        foreach (var verdict in plan.Judge(root, entries, quarter, below: true).Verdicts)
                        {
                            var again = Judge(plan, root.Id, verdict.Evidence.SelectMany(reading => reading.From).Distinct(), quarter);
                            Assert.Equal((verdict.Status, verdict.Value, verdict.Path), (again.Status, again.Value, again.Path));
                        }
                    }
                }
            }
        });

    [Fact]
    public void Parts_of_a_split_add_up_to_what_was_split() => Seeded.Sample(
        Gen.Select(Gen.Int[1, 99], Gen.Int[0, 300], Gen.Int[0, 30].Array[12]),
        100,
        sample =>
        {
            var (percent, day, numbers) = sample;
            var last = new DateOnly(2021, 1, 1).AddDays(day);
            JsonObject Part(string id, int share) => new()
            {
                ["id"] = id, ["name"] = id, ["from"] = $"{last.AddDays(1):O}", ["splitFrom"] = "old", ["share"] = share / 100m,
            };
            var plan = Read([new JsonObject { ["id"] = "old", ["name"] = "old", ["to"] = $"{last:O}" }, Part("east", percent), Part("west", 100 - percent)],
                "wells.PreviousYear");
            var entries = numbers.Select((number, index) => new FigureValue("wells", "old", First.AddQuarters(index), number))
                .Where(entry => plan.Calendar.FirstDay(entry.Period) <= last).ToList();
            entries.AddRange(from area in (string[])["east", "west"] from quarter in plan.Quarters() select new FigureValue("wells", area, quarter, 0));

            var quarterAfter = Period.Parse("2022-Q1");
            Assert.Equal(entries.Where(entry => entry.Period.Year == 2021).Sum(entry => entry.Value),
                Judge(plan, "east", entries, quarterAfter).Value + Judge(plan, "west", entries, quarterAfter).Value);
        });

    private static Plan Plan(DateOnly west, DateOnly east, bool newWasThere, string value)
    {
        JsonObject Area(string id, DateOnly? from, DateOnly? to, string? into)
        {
            var area = new JsonObject { ["id"] = id, ["name"] = id };
            foreach (var (name, text) in new[] { ("from", from is null ? null : $"{from:O}"), ("to", to is null ? null : $"{to:O}"), ("mergedInto", into) })
            {
                if (text is not null)
                {
                    area[name] = text;
                }
            }

            return area;
        }

        return Read([Area("west", null, west, "east"), Area("east", null, east, "new"), Area("north", null, east, "new"),
            Area("new", newWasThere ? null : east.AddDays(1), null, null)], value);
    }

    private static Plan Read(JsonObject[] areas, string value) => CasePlan.Read(
        new CaseFile
        {
            Cases = [],
            Term = ["2021-Q1", "2023-Q4"],
            Areas = new JsonArray([.. areas]),
            Figures = new Dictionary<string, string> { ["wells"] = "flow quarter", ["homes"] = "stock quarter" },
        },
        new Case { Name = "made up", Kind = "monitored", Value = value, Given = new Dictionary<string, IReadOnlyDictionary<string, JsonElement>>() });

    private static List<FigureValue> Entries(Plan plan, int?[][] numbers) =>
    [
        .. from figure in (string[])["wells", "homes"]
           from area in plan.Areas.All.Select((area, index) => (area.Id, Series: numbers[index]))
           from entry in area.Series.Select((number, index) => (number, Quarter: First.AddQuarters(index)))
           where entry.number is not null
           select new FigureValue(figure, area.Id, entry.Quarter, entry.number!.Value),
    ];

    private static Verdict Judge(Plan plan, string area, IEnumerable<FigureValue> entries, Period quarter) =>
        Assert.Single(plan.Judge(plan.Areas.Find(area)!, entries, quarter, below: false).Verdicts);
}
