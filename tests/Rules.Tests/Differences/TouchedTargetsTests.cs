using System.Text;
using System.Text.RegularExpressions;
using ActionPlan.Kernel;
using ActionPlan.Rules.Differences;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Shipped;

namespace ActionPlan.Rules.Tests.Differences;

/// <summary>What of a plan has to be judged, and on which figures, to know how another version judges.</summary>
public sealed partial class TouchedTargetsTests
{
    [Theory]
    [InlineData("phuong-12-2020-2025")]
    [InlineData("phuong-moi-2026-2030")]
    public void Some_targets_are_judged_alike_on_the_figures_that_they_need_alone(string folder)
    {
        var plan = ShippedPlans.Of(folder).Plan!;
        var root = plan.Areas.Roots[0];
        List<FigureValue> all = [.. RandomFigures.For(plan, 7), .. EarlierOf(plan)];
        foreach (var some in plan.Modules.Select(module => (Func<Target, bool>)(target => target.Module == module.Id))
            .Concat(plan.Targets.Where(target => target.Definition.Counts is not null).Select(one => (Func<Target, bool>)(target => target == one))))
        {
            var needed = plan.FiguresOf(some);
            var before = plan.Figures.Where(figure => needed.Contains(figure.Id)).Select(figure => plan.Earlier?.Was(figure)?.Id).ToHashSet();
            var few = all.Where(value => value.Plan is null ? needed.Contains(value.Figure) : before.Contains(value.Figure)).ToList();
            foreach (var quarter in plan.Quarters().Where((_, index) => index % 3 == 0).Append(plan.To))
            {
                Assert.Equal(Told(plan.Judge(root, all, quarter, below: true, only: some)), Told(plan.Judge(root, few, quarter, below: true, only: some)));
            }
        }
    }

    [Fact]
    public void Whatever_number_of_a_rule_file_is_changed_only_touched_targets_are_judged_otherwise()
    {
        var plan = ShippedPlans.Example;
        var figures = RandomFigures.For(plan, 11).Concat(EarlierOf(plan)).ToList();
        var judged = Told(plan.Judge(plan.Areas.Roots[0], figures, plan.To, below: true));
        var (touched, changed) = (0, 0);
        foreach (var (file, at, length) in Seeded.Some(8, plan.Source.Files.SelectMany(file =>
            Numbers().Matches(Encoding.UTF8.GetString(file.Bytes.Span)).Select(found => (file, found.Index, found.Length)))))
        {
            var text = Encoding.UTF8.GetString(file.Bytes.Span);
            var other = new PlanText(file.Name, Encoding.UTF8.GetBytes($"{text[..at]}{text[at..(at + length)]}1{text[(at + length)..]}"));
            if (PlanReader.Read(new PlanSource("", plan.Source.Files.Select(one => one == file ? other : one)), _ => plan.Earlier!.Plan).Plan is not { } later)
            {
                continue;
            }

            changed++;
            var keys = TouchedTargets.Between(plan, later);
            touched += keys?.Count ?? 0;
            var differ = Told(later.Judge(later.Areas.Roots[0], figures, later.To, below: true)).Except(judged).Select(one => one.Target);
            Assert.All(differ, target => Assert.True(keys?.Contains(target) != false, $"{file.Name} {at}: {target}"));
        }

        Assert.InRange(changed, 2, int.MaxValue);
        Assert.InRange(touched, 1, plan.Targets.Count * changed);
    }

    [Fact]
    public void A_figure_touches_what_reads_it_and_what_counts_that_and_an_area_touches_all()
    {
        var plan = ShippedPlans.Example;
        var counting = plan.Targets.First(target => target.Definition.Counts is not null);
        var figure = plan.Targets.First(target => counting.Definition.Counts!.Targets.Any(pattern => pattern == target.Key || pattern is "*"
            || (pattern.EndsWith(".*", StringComparison.Ordinal) && target.Module == pattern[..^2]))).FigureIds.First();
        var module = plan.FigureById[figure].Module;
        var keys = TouchedTargets.Between(plan, Read(plan, $"{module}.json", $"\"id\": \"{figure}\"", $"\"id\": \"{figure}\", \"negative\": true"));

        Assert.NotNull(keys);
        Assert.Contains(counting.Key, keys);
        Assert.All(plan.Targets.Where(target => target.FigureIds.Contains(figure)), target => Assert.Contains(target.Key, keys));
        Assert.True(keys.Count < plan.Targets.Count);
        Assert.Empty(TouchedTargets.Between(plan, Read(plan, $"{module}.json", "\"name\": \"", "\"name\": \"Đổi tên "))!);
        Assert.Null(TouchedTargets.Between(plan, Read(plan, "plan.json", "\"Khu phố 2\", \"kind\": \"neighbourhood\", \"from\": \"2026-01-01\"", "\"Khu phố 2\", \"kind\": \"neighbourhood\", \"from\": \"2026-02-01\"")));
    }

    private static IEnumerable<FigureValue> EarlierOf(Plan plan) =>
        plan.Earlier is { } earlier ? RandomFigures.For(earlier.Plan, 5).Select(value => value with { Plan = earlier.Plan.Id }) : [];

    private static List<(string Target, string Area, Status, decimal?, decimal?, decimal?)> Told(Judgement judgement) =>
        [.. judgement.Verdicts.Select(one => (one.Target.Key, one.Area.Id, one.Status, one.Value, one.Threshold, one.Path))];

    private static Plan Read(Plan plan, string name, string was, string written)
    {
        var source = new PlanSource("", plan.Source.Files.Select(file =>
        {
            var text = Encoding.UTF8.GetString(file.Bytes.Span);
            var at = file.Name == name ? text.IndexOf(was, StringComparison.Ordinal) : -1;
            return at < 0 ? file : new PlanText(name, Encoding.UTF8.GetBytes(text[..at] + written + text[(at + was.Length)..]));
        }));
        var reading = PlanReader.Read(source, _ => plan.Earlier!.Plan);
        Assert.Empty(reading.Problems.Select(problem => problem.ToString(Texts.English)));
        Assert.NotEqual(plan.Version, reading.Plan!.Version);
        return reading.Plan;
    }

    [GeneratedRegex("""(?<=: |\[|, )\d+(?=[,\s\]}])""", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}
