using System.Text.Json;
using ActionPlan.Kernel;
using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests.Shipped;

/// <summary>The worked example shows how each construct is written: what the schemas and the vocabulary offer is looked for in it.</summary>
public sealed class ExampleConstructTests
{
    private static readonly string Folder = Path.Combine(ShippedPlan.RulesFolder, "phuong-moi-2026-2030");

    /// <summary>What the first edition had and the ward's own plan shows, or what only a ward in use needs.</summary>
    private static readonly string[] Elsewhere =
    [
        "areas.share", "areas.splitFrom", "assignments.note", "calendar = decree09", "contacts", "figures.dueDay", "inUseFrom", "programmes.note",
        "schedules.answerWithinDays", "schedules.summariesTo", "schedules.summaryToUnits",
        "statuses = monitored", "statuses = noData", "statuses = notApplicable", "statuses = notDue",
        "targets.alertsBelow", "targets.needsSource", "targets.overAreas.each.tolerance", "targets.rules.Enabled", "targets.worstOf",
        "units.head", "units.phone", "units.to", "works.was",
    ];

    [Fact]
    public void Every_key_and_word_of_the_schemas_is_used_but_for_those_that_stand_elsewhere()
    {
        var unused = new UnusedKeys();
        unused.Look(Schema(Schemas.Plan()), [UnusedKeys.Parse(Path.Combine(Folder, PlanSource.PlanFileName))], "");
        unused.Look(Schema(Schemas.Module()),
            [.. Directory.EnumerateFiles(Folder, "*.json").Where(file => !PlanSource.IsPlanFile(Path.GetFileName(file))).Select(UnusedKeys.Parse)], "");

        Assert.Equal(Elsewhere, unused.Found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_view_of_the_second_edition_is_used()
    {
        var plan = ShippedPlans.Example;
        var used = plan.Targets.SelectMany(target => target.Formulas.Inputs).Select(input => (input.Figure.Type, input.View)).ToHashSet();
        var offered = Enum.GetValues<FigureType>().SelectMany(type => Vocabulary.ViewsOf(type).Select(view => (type, view)));

        // A year's level and the year before are as they were in the first edition; one base year shows how both are written.
        Assert.Equal(
            [(FigureType.Flow, View.PreviousYear), (FigureType.Stock, View.PreviousYearEnd)],
            offered.Except(used));
    }

    [Fact]
    public void Every_function_of_the_second_edition_is_used()
    {
        var texts = string.Concat(Directory.EnumerateFiles(Folder, "*.json").Select(File.ReadAllText));

        Assert.All(Functions.Alone.Keys.Append(Functions.Pow), function => Assert.Contains($"{function}(", texts, StringComparison.Ordinal));
    }

    private static JsonElement Schema(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
