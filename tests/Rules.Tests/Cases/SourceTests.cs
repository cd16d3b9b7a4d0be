using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Tests.Cases;

/// <summary>Targets for which number and date of the recognising decision are required.</summary>
public sealed class SourceTests
{
    private static readonly Period Quarter = Period.Parse("2022-Q4");

    [Fact]
    public void Without_the_decision_there_is_no_data() => Assert.Equal(Status.NoData, Judge(null, requireSources: true));

    [Fact]
    public void A_blank_decision_is_none() => Assert.Equal(Status.NoData, Judge("  ", requireSources: true));

    [Fact]
    public void With_the_decision_it_is_judged() => Assert.Equal(Status.Met, Judge("Quyết định 12/QĐ-UBND ngày 05/01/2023", requireSources: true));

    [Fact]
    public void Figures_from_a_file_that_cannot_name_decisions_are_judged() => Assert.Equal(Status.Met, Judge(null, requireSources: false));

    private static Status Judge(string? source, bool requireSources)
    {
        var rules = Texts.Rules
            .Replace("\"kind\": \"yearTotal\", \"every\": \"quarter\"", "\"needsSource\": true, \"kind\": \"yearLevel\", \"every\": \"year\"",
                StringComparison.Ordinal)
            .Replace("cases.YearToDate / population.Latest * 10000", "population.Latest", StringComparison.Ordinal)
            .Replace("\"is\": \"below\", \"of\": 5", "\"is\": \"equals\", \"of\": 1", StringComparison.Ordinal);
        var plan = Texts.Read(Texts.Plan, rules).Plan!;
        FigureValue[] entries = [new("population", "phuong-12", Period.Parse("2022"), 1, Source: source)];
        return plan.Judge(plan.Areas.Roots[0], entries, Quarter, below: false, requireSources).Verdicts
            .Single(verdict => verdict.Target.Definition.Id == "crimeRate").Status;
    }
}
