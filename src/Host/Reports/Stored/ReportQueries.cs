using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Reports.Stored;

internal static class ReportQueries
{
    /// <param name="root">Those of one root area; null for all.</param>
    public static Task<List<ReportRow>> NewestReports(this AppDb db, Plan plan, string? root, int most, CancellationToken cancellation = default) =>
        db.Reports.AsNoTracking()
        .Where(report => report.PlanId == plan.Id && (root == null || report.Area == root))
        .OrderByDescending(report => report.Period).ThenByDescending(report => report.Id)
        .Take(most)
        .ToListAsync(cancellation);

    /// <summary>What happened to a report, in its order.</summary>
    public static Task<List<ReportEventRow>> ReportEventsOf(this AppDb db, long report, CancellationToken cancellation = default) =>
        db.ReportEvents.AsNoTracking().Where(row => row.ReportId == report).OrderBy(row => row.Id).ToListAsync(cancellation);

    /// <summary>All texts that a section has had, the newest first.</summary>
    public static Task<List<ReportSectionRow>> SectionVersions(this AppDb db, long report, string section, CancellationToken cancellation = default) =>
        db.ReportSections.AsNoTracking().Where(row => row.ReportId == report && row.Section == section).OrderByDescending(row => row.Id)
            .ToListAsync(cancellation);

    /// <summary>Who changed which section when, without the texts.</summary>
    public static Task<List<SectionEdit>> SectionEdits(this AppDb db, long report, CancellationToken cancellation = default) => db.ReportSections.AsNoTracking()
        .Where(row => row.ReportId == report && !row.IsGenerated)
        .Select(row => new SectionEdit(row.At, row.By, row.Section))
        .ToListAsync(cancellation);

    /// <summary>The last number that was given to a report of this area; 0 before the first.</summary>
    public static Task<int> LastReportNumber(this AppDb db, Plan plan, Area area, CancellationToken cancellation = default) => db.ReportSettings.AsNoTracking()
        .Where(row => row.PlanId == plan.Id && row.Area == area.Id)
        .Select(row => row.LastNumber)
        .FirstOrDefaultAsync(cancellation);
}

internal sealed record SectionEdit(DateTimeOffset At, string By, string Section);
