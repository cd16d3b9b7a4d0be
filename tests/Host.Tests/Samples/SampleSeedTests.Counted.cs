using ActionPlan.Host.Figures;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Registers;
using ActionPlan.Kernel;
using ActionPlan.ModuleKit;
using ActionPlan.Rules.Plans;
using Microsoft.AspNetCore.WebUtilities;

namespace ActionPlan.Host.Tests.Samples;

public sealed partial class SampleSeedTests
{
    /// <summary>Where a counted figure leads: the rows listed there are the figure, for every counted figure of every module.</summary>
    [Theory]
    [InlineData(Ward)]
    [InlineData(Successor)]
    public async Task The_rows_that_a_counted_figure_leads_to_are_what_was_counted(string planId)
    {
        await using var db = sample.Open(planId);
        var plan = (await sample.Plans())[planId];
        var counted = (await db.Figures.AsNoTracking().Where(row => row.Origin == FigureOrigin.Counted).ToListAsync(TestContext.Current.CancellationToken))
            .GroupBy(row => (row.Figure, row.Area, row.Period)).Select(same => same.MaxBy(row => row.Seq)!).ToList();

        Assert.Equal(plan.Figures.Where(figure => figure.Definition.Counted).Select(figure => figure.Id).Order(StringComparer.Ordinal),
            counted.Select(row => row.Figure).Distinct().Order(StringComparer.Ordinal));
        foreach (var figure in counted)
        {
            var known = KnownRegister.Counting(figure.Figure)!;
            var misread = new List<Misread>();
            var filter = RegisterFilter.Read(
                plan, known, QueryHelpers.ParseQuery(known.RowsOf(figure.Figure, figure.Area, figure.Period).Split('?')[1]), misread);
            var wanted = filter.Rows(plan);
            var rows = await known.Register.Entries(db, wanted).ToListAsync(TestContext.Current.CancellationToken);
            rows.AddRange(await OpenBefore(plan, known, figure));

            Assert.Empty(misread);
            Assert.Equal((figure.Figure, figure.Period, figure.Value), (figure.Figure, figure.Period, rows.Sum(filter.Figure!.ShareWithin(wanted.Days!))));
            Assert.True(filter.Figure!.AddsUp || rows.Count == figure.Value, $"{figure.Figure} {figure.Period}: {rows.Count} rows");
        }
    }

    /// <summary>What stands open in the register of the plan before, to which the page leads on.</summary>
    private async Task<List<ModuleKit.Entry>> OpenBefore(Plan plan, KnownRegister known, FigureRow figure)
    {
        if (plan.Earlier is not { } earlier || plan.FigureById[figure.Figure].Type != FigureType.Stock)
        {
            return [];
        }

        await using var db = sample.Open(earlier.Plan.Id);
        return await known.Register.Entries(db, new RowFilter { Done = false }).ToListAsync(TestContext.Current.CancellationToken);
    }
}
