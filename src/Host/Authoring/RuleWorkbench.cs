using ActionPlan.Host.Access;
using ActionPlan.Host.Reports;

namespace ActionPlan.Host.Authoring;

/// <summary>What the pages show on which rules are written and decided on.</summary>
internal sealed class RuleWorkbench(AppDb db, PlanInForce plans, DraftReading drafts, Publishing publishing, Acting acting, TimeProvider clock)
{
    public async Task<WorkbenchView> All(bool withDrafts, CancellationToken cancellation)
    {
        var plan = plans.Current;
        IReadOnlyList<RuleDraftRow> open = withDrafts
            ? await db.RuleDrafts.AsNoTracking().Where(row => row.PlanId == plan.Id
                && (row.State == RuleDraftState.Draft || row.State == RuleDraftState.Proposed))
                .OrderBy(row => row.Module).ThenBy(row => row.Id).ToListAsync(cancellation)
            : [];
        return new WorkbenchView(plan.Calendar.QuarterOf(plan.DayOf(clock.GetUtcNow())), LastChanges.OfTargets(plans), [.. open.Where(IsThere)],
            await new TwoPeople(db).Of(plan.Id, cancellation));
    }

    /// <summary>The folder's change as somebody proposes it, or sees that it is proposed.</summary>
    public async Task<FolderView> Folder(CancellationToken cancellation)
    {
        var proposal = (await db.OpenDrafts(plans.Current.Id, RuleDraftRow.OfFolder).AsNoTracking().ToListAsync(cancellation)).Find(IsThere);
        return new FolderView(drafts.Folder(proposal?.Text), proposal, plans.Waiting?.NeedsTwo ?? []);
    }

    /// <summary>Null where there is no such module, or its rules are not his.</summary>
    public async Task<DraftView?> Draft(string module, CancellationToken cancellation)
    {
        var plan = plans.Current;
        if (!acting.Actor.May(DraftRights.ToWrite(module), plan) || RuleFiles.Of(plans.Source, module) is not { } file)
        {
            return null;
        }

        if (plans.IsInPreparation)
        {
            return new DraftView(file, null, drafts.Read(module, RuleFiles.TextOf(file), plan.Version), []);
        }

        var open = await db.OpenDrafts(plan.Id, module).AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellation);
        var own = open.Find(row => row.OwnerId == acting.Actor.UserId);
        var read = own is null ? null : drafts.Read(own);
        var others = new List<OtherDraft>();
        foreach (var other in open.Where(row => row != own))
        {
            others.Add(new OtherDraft(other, DraftReading.Shared(read?.Differences ?? [], drafts.Read(other)?.Differences ?? []),
                other.State == RuleDraftState.Draft && !await MayWrite(other, cancellation)));
        }

        return new DraftView(file, own, read, others);
    }

    /// <summary>What the checks say of a text of the module's file; null where its rules are not his, or it is too long.</summary>
    public async Task<IReadOnlyList<Problem>?> Check(string module, string text, string begunOn, CancellationToken cancellation)
    {
        if (text.Length > RuleDraftRow.LongestText || !acting.Actor.May(DraftRights.ToWrite(module), plans.Current)
            || !(plans.IsInPreparation || await db.PlanVersions.AnyAsync(row => row.Sha256 == begunOn, cancellation))
            || drafts.Read(module, text, begunOn) is not { } read)
        {
            return null;
        }

        // Another change merged into the text would move its lines.
        return read.Text == text ? [.. read.Problems] : [];
    }

    /// <summary>Null where nothing of that number waits.</summary>
    public async Task<DecisionView?> Decision(long id, CancellationToken cancellation)
    {
        var plan = plans.Current;
        if (await db.RuleDrafts.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id && known.PlanId == plan.Id
            && known.State == RuleDraftState.Proposed, cancellation) is not { } row
            || drafts.Read(row) is not { } read)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var usual = await publishing.Usual(db, plan, now, cancellation);
        var restated = row.From is { } from && from < usual && read.Plan is { } draft
            ? await new Restatements(db).Preview(plans, draft, from, now, cancellation) : null;
        return new DecisionView(row, read, usual, restated, await MayWrite(row, cancellation));
    }

    /// <summary>A proposal that cannot be decided on any more, be it that its folder is another since; null where nothing of that number ever waited.</summary>
    public Task<RuleDraftRow?> NoLongerWaits(long id, CancellationToken cancellation)
    {
        var plan = plans.Current.Id;
        return db.RuleDrafts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.PlanId == plan && row.ProposedAt != null, cancellation);
    }

    /// <summary>Whether a draft's owner may still write on it.</summary>
    public async Task<bool> MayWrite(RuleDraftRow row, CancellationToken cancellation) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == row.OwnerId && user.DeactivatedAt == null, cancellation) is { } owner
            && (await Actors.Of(db, owner, plans.Current.Id, "–", cancellation, plans.IsInPreparation ? plans.Current.File.Continues : null))
                .May(DraftRights.ToWrite(row.Module), plans.Current);

    // A folder that has become another since cannot be decided on.
    private bool IsThere(RuleDraftRow row) => row.Module != RuleDraftRow.OfFolder || row.Text == RuleDraftRow.VersionOfFolder(plans);
}
