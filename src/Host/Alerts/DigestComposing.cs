using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Alerts;

/// <summary>Composes digests from the facts that their run left and from the verdicts as they stood then.</summary>
internal sealed class DigestComposing(MailTemplates templates, PublicPages pages, PlanInForce plans, MadeUp madeUp) : ILaterLetters
{
    public OutboxKind Kind => OutboxKind.Digest;

    public async Task<IReadOnlyList<Letter>> Compose(AppDb db, IReadOnlyList<OutboxRow> rows, CancellationToken cancellation)
    {
        var run = await db.Runs.AsNoTracking().SingleAsync(run => run.Id == rows[0].RunId, cancellation);
        var told = rows.Select(row => Matter(row, run)).ToList();
        var courses = await Courses(db, run, told, cancellation);
        var pictures = new CourseImages(told[0].Plan);
        var letters = new List<Letter>(rows.Count);
        foreach (var matter in told)
        {
            var (digest, images) = DigestContent.Of(matter, courses, pictures, pages, madeUp.IsIt);
            letters.Add(await templates.Letter<DigestMail, Digest>(digest, digest.Frame, DigestText.Write(digest), images));
        }

        return letters;
    }

    private DigestMatter Matter(OutboxRow row, RunRow run)
    {
        var facts = DigestFacts.Read(row.Facts);
        var plan = plans.Named(facts.Plan);
        // A unit or area that the plan no longer has is told a last time.
        var area = row.Area is { } id ? plan.Areas.Find(id) ?? plans.FormerArea(id) : null;
        var name = plan.Units.GetValueOrDefault(row.Unit)?.Name ?? plans.UnitName(row.Unit);
        return new DigestMatter(plan, plans, run, new Recipient(row.Unit, name, area, row.To), facts);
    }

    private static async Task<Dictionary<Case, CaseCourse>> Courses(AppDb db, RunRow run, List<DigestMatter> told, CancellationToken cancellation)
    {
        var runs = await RunsInForce.AsOf(db, told[0].Plan, run, cancellation);
        var gone = await CaseCourses.Read(
            db, [.. runs.Where(other => other.Id == run.Id)], [.. told.SelectMany(one => one.Facts.Gone).Select(one => one.Case)], cancellation);
        var listed = await CaseCourses.Read(db, runs, [.. told.SelectMany(one => one.Listed).Select(one => one.Case)], cancellation);
        return gone.Concat(listed).GroupBy(pair => pair.Key).ToDictionary(same => same.Key, same => same.Last().Value);
    }
}
