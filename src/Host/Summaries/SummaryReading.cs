using ActionPlan.Host.Due;
using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Summaries;

/// <summary>Reads an area's facts and composes its one-page summaries.</summary>
internal sealed class SummaryReading(AppDb db, PlanInForce plans, MadeUp madeUp, TimeProvider clock)
{
    /// <summary>As far as the context's reader may see; of drafts, only those of units that the reader may look into are told.</summary>
    public async Task<SummaryFacts> Load(Period quarter, Area area, IReadOnlyList<string> units, CancellationToken cancellation)
    {
        var plan = plans.Current;
        return await SummaryFacts.Load(
            db, plans, plans.InUseSince, quarter, area, plan.DayOf(clock.GetUtcNow()), units, cancellation);
    }

    /// <summary>Everything there is on the subject, fitted to a page.</summary>
    public Summary Compose(SummaryFacts facts, SummarySubject subject) => PageFit.OnePage(SummaryContent.Of(facts, subject, madeUp.IsIt));

    /// <summary>Those who report figures.</summary>
    public static IReadOnlyList<string> Reporting(Plan plan) => [.. SheetLayout.Reporting(plan).Select(unit => unit.Id)];
}
