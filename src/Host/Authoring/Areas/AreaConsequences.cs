using ActionPlan.Host.Access;
using ActionPlan.Host.Authoring.Forms;
using ActionPlan.Host.Authoring.Lists;
using ActionPlan.Host.Figures;

namespace ActionPlan.Host.Authoring.Areas;

/// <summary>Says beforehand what follows when areas merge or split: for figures, verdicts, and the people who are bound to them.</summary>
internal sealed class AreaConsequences(AppDb db, RuleWorkbench workbench, PlanInForce plans, Publishing publishing, TimeProvider clock)
{
    /// <summary>Null where the plan's file is not his to write, or two changes meet in it.</summary>
    public async Task<ChangedAreas?> Of(AreaChange change, CancellationToken cancellation)
    {
        if (await workbench.Draft(RuleFiles.OfPlan, cancellation) is not { Meets: false } draft)
        {
            return null;
        }

        var (text, problem) = AreaChanging.Write(draft.Text, change);
        return text is null || change.Day is not { } day ? new ChangedAreas(problem, null, [])
            : new ChangedAreas(null, text, await Follows(change, day, AreaTree.Of(RuleFormEditing.Parse(draft.Text)!), cancellation));
    }

    private async Task<IReadOnlyList<Said>> Follows(AreaChange change, DateOnly day, IReadOnlyList<WrittenArea> tree, CancellationToken cancellation)
    {
        var plan = plans.Current;
        var ending = tree.Where(area => change.Areas.Contains(area.Id, StringComparer.Ordinal)).ToList();
        var names = string.Join(", ", ending.Select(area => area.Name));
        var heir = change.Into.Length > 0 ? tree.First(area => area.Id == change.Into).Name : change.Name;
        var (quarter, last) = (plan.Calendar.QuarterOf(day), Show.Day(day.AddDays(-1)));
        List<Said> told = [new("Ends", names, last), new("Before", Show.Period(quarter))];
        if (change.IsSplit)
        {
            foreach (var (name, share, _) in change.Shares())
            {
                told.Add(share is { } part ? new Said("Part", name, Show.Number(part), names, Show.Day(day)) : new Said("PartOpen", name, names));
            }
        }
        else
        {
            told.AddRange(new Said("Reads", Show.Period(quarter), heir, names, Show.Day(day)), new Said("Owes", names, heir), new Said("Quota", heir));
        }

        var below = ending.SelectMany(area => tree.Where(child => child.Parent == area.Id && AreaChanging.IsThere(child, day.AddDays(-1)))).ToList();
        foreach (var taken in below.GroupBy(area => change.IsSplit ? change.TakenBy(area.Id) : change.Carries ? heir : null, StringComparer.Ordinal))
        {
            told.Add(new Said(taken.Key is null ? "Below" : "Carried", string.Join(", ", taken.Select(area => area.Name)), taken.Key ?? ""));
        }

        foreach (var area in ending)
        {
            if (await new FigureQueries(db).EntriesAfter(plan, area.Id, day.AddDays(-1), cancellation) is > 0 and var later)
            {
                told.Add(new Said("Later", area.Name, Show.Number(later)));
            }
        }

        var ids = ending.Concat(below).Select(area => area.Id).ToList();
        var bound = await db.Grants.AsNoTracking().CountAsync(grant => grant.Area != null && ids.Contains(grant.Area)
            && (grant.PlanId == null || grant.PlanId == plan.Id), cancellation);
        if (bound > 0)
        {
            told.Add(new Said("People", Show.Number(bound)));
        }

        if (plan.File.Contacts.Count(contact => ids.Contains(contact.Area)) is > 0 and var contacts)
        {
            told.Add(new Said("Contacts", Show.Number(contacts)));
        }

        var usual = await publishing.Usual(db, plan, clock.GetUtcNow(), cancellation);
        if (quarter < usual)
        {
            told.Add(new Said("Judged", Show.Period(quarter), Show.Period(usual)));
        }

        return told;
    }
}
