using ActionPlan.Host.Alerts;

namespace ActionPlan.Host.Reports.Stored;

internal sealed class ReportQueries(AppDb db)
{
    /// <param name="root">Those of one root area; null for all.</param>
    public Task<List<ReportRow>> NewestReports(Plan plan, string? root, int most, CancellationToken cancellation = default) =>
        db.Reports.AsNoTracking()
        .Where(report => report.PlanId == plan.Id && (root == null || report.Area == root))
        .OrderByDescending(report => report.Period).ThenByDescending(report => report.Id)
        .Take(most)
        .ToListAsync(cancellation);

    /// <summary>What happened to a report, in its order.</summary>
    public Task<List<ReportEventRow>> ReportEventsOf(long report, CancellationToken cancellation = default) =>
        db.ReportEvents.AsNoTracking().Where(row => row.ReportId == report).OrderBy(row => row.Id).ToListAsync(cancellation);

    /// <summary>The newest text of each section.</summary>
    public async Task<IReadOnlyList<ReportSectionRow>> NewestSections(long report, CancellationToken cancellation)
    {
        var all = db.ReportSections.AsNoTracking().Where(section => section.ReportId == report);
        return await all.Where(section => !all.Any(later => later.Section == section.Section && later.Id > section.Id)).OrderBy(section => section.Id)
            .ToListAsync(cancellation);
    }

    /// <summary>As the office has set them, else what the plan says.</summary>
    public async Task<ReportNames> Names(Plan plan, Area area, CancellationToken cancellation) =>
        await db.ReportSettings.AsNoTracking().FirstOrDefaultAsync(row => row.PlanId == plan.Id && row.Area == area.Id, cancellation) is { } set
            ? set.Names()
            : ReportNames.Of(plan, area);

    /// <summary>The runs that a report drafted now is bound to: those in force from the term's first quarter to the one reported on.</summary>
    public async Task<IReadOnlyList<long>> Bind(Plan plan, Period quarter, CancellationToken cancellation) =>
        [.. (await RunsInForce.Read(db, plan.Id, cancellation)).Where(run => run.Quarter <= quarter).Select(run => run.Id)];

    /// <summary>All texts that a section has had, the newest first.</summary>
    public Task<List<ReportSectionRow>> SectionVersions(long report, string section, CancellationToken cancellation = default) =>
        db.ReportSections.AsNoTracking().Where(row => row.ReportId == report && row.Section == section).OrderByDescending(row => row.Id)
            .ToListAsync(cancellation);

    /// <summary>Who changed which section when, without the texts.</summary>
    public Task<List<SectionEdit>> SectionEdits(long report, CancellationToken cancellation = default) => db.ReportSections.AsNoTracking()
        .Where(row => row.ReportId == report && !row.IsGenerated)
        .Select(row => new SectionEdit(row.At, row.By, row.Section))
        .ToListAsync(cancellation);

    /// <summary>The last number that was given to a report of this area; 0 before the first.</summary>
    public Task<int> LastReportNumber(Plan plan, Area area, CancellationToken cancellation = default) => db.ReportSettings.AsNoTracking()
        .Where(row => row.PlanId == plan.Id && row.Area == area.Id)
        .Select(row => row.LastNumber)
        .FirstOrDefaultAsync(cancellation);
}

internal sealed record SectionEdit(DateTimeOffset At, string By, string Section);
