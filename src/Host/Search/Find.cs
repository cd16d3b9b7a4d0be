using ActionPlan.Host.Access;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Stored;

namespace ActionPlan.Host.Search;

/// <summary>Finds what somebody may see, by its name, without diacritics and by the plan's synonyms.</summary>
internal sealed class Find(AppDb db, PlanInForce plans, Acting acting, TimeProvider clock)
{
    private const int Shown = 8;
    private const int MostTargets = 50;
    private const int MostReports = 200;

    /// <param name="typed">What was typed.</param>
    /// <param name="pages">The pages that whoever asks can open, by name.</param>
    /// <param name="help">What the help says of each page, with its place.</param>
    /// <param name="report">What a report is called on pages, in the reader's language.</param>
    /// <returns>Groups that have something; none where nothing was typed.</returns>
    public async Task<IReadOnlyList<FoundGroup>> Read(string? typed, IEnumerable<(string Name, string Address)> pages,
        IEnumerable<(string Name, string Address, string Text)> help, Func<ReportKind, Period, int, string> report, CancellationToken cancellation = default)
    {
        var plan = plans.Current;
        if (Searched.Read(plan, typed) is not { } searched)
        {
            return [];
        }

        var index = PlanIndex.Of(plan);
        var targets = index.Targets.Matching(searched);
        FoundGroup[] groups =
        [
            Group(FoundKind.Target, targets,
                target => new Found(target.Title(), $"targets/{target.Module}/{target.Definition.Id}", plan.UnitName(target.Definition.Responsible))),
            await Alerts(plan, targets, cancellation),
            Group(FoundKind.Assignment, [.. index.Assignments.Matching(searched), .. await Given(plan, searched, cancellation)],
                one => new Found(one.Name, $"assignments/{Uri.EscapeDataString(one.Id)}", plan.UnitName(one.Lead))),
            Group(FoundKind.Figure, index.Figures.Matching(searched), figure => Cell(plan, figure)),
            Group(FoundKind.Unit, index.Units.Matching(searched), unit => new Found(unit.Name, $"summaries/units/{Uri.EscapeDataString(unit.Id)}")),
            Group(FoundKind.Area, [.. index.Areas.Matching(searched).Where(acting.Reach.Sees)],
                area => new Found(area.Name, $"board?area={Uri.EscapeDataString(area.Id)}", plan.Areas.ParentOf(area)?.Name)),
            Group(FoundKind.Programme, index.Programmes.Matching(searched), programme => new Found(programme.Name, $"programmes#p-{programme.Id}")),
            Group(FoundKind.Work, index.Works.Matching(searched), work => new Found(work.Name, $"works#w-{work.Id}", plan.UnitName(work.Lead))),
            await Reports(plan, searched, report, cancellation),
            await People(searched, cancellation),
            Group(FoundKind.Page, [.. pages.Where(page => searched.Nearness(Folded.Of(page.Name)) is not null)], page => new Found(page.Name, page.Address)),
            Group(FoundKind.Help, [.. help.Where(one => searched.Nearness(Folded.Of($"{one.Name} {one.Text}")) is not null)],
                one => new Found(one.Name, one.Address)),
            Group(FoundKind.Register, Registers(),
                known => new Found(known.Register.Name(CultureInfo.CurrentUICulture), $"{known.Path}?q={Uri.EscapeDataString(typed!)}")),
        ];
        return [.. groups.Where(group => group.Count > 0)];
    }

    private static FoundGroup Group<T>(FoundKind kind, IReadOnlyList<T> all, Func<T, Found> shown) => new(kind, all.Count, [.. all.Take(Shown).Select(shown)]);

    // Its newest value in the area that whoever asks begins with.
    private Found Cell(Plan plan, Figure figure)
    {
        var quarter = plan.NewestClosed(clock) ?? plan.From;
        var period = figure.Every == Rules.Files.Frequency.Year ? quarter.WholeYear : quarter;
        return new Found(figure.Name, $"figures/cell/{figure.Id}/{Uri.EscapeDataString(acting.FirstArea(plan).Id)}/{period}",
            plan.UnitName(figure.Definition.ReportedBy));
    }

    private async Task<FoundGroup> Alerts(Plan plan, IReadOnlyList<Target> targets, CancellationToken cancellation)
    {
        string[] keys = [.. targets.Take(MostTargets).Select(target => target.Key)];
        var found = await db.Alerts.AsNoTracking().Where(alert => alert.PlanId == plan.Id && alert.State != AlertState.Resolved && keys.Contains(alert.Target))
            .OrderByDescending(alert => alert.Id).Select(alert => new { alert.Id, alert.Target, alert.Area }).Take(MostTargets).ToListAsync(cancellation);
        return Group(FoundKind.Alert, found,
            alert => new Found(plan.TargetByKey[alert.Target].Title(), FormattableString.Invariant($"alerts/{alert.Id}"), plan.AreaName(alert.Area)));
    }

    // What meetings gave stands in no plan's file.
    private async Task<IEnumerable<Rules.Files.AssignmentDefinition>> Given(Plan plan, Searched searched, CancellationToken cancellation) =>
        (await db.GivenAssignments(plan.Id).ToListAsync(cancellation)).Where(row => searched.Nearness(Folded.Of($"{row.What} {row.Person}")) is not null)
            .Select(row => row.ToAssignment());

    private async Task<FoundGroup> Reports(Plan plan, Searched searched, Func<ReportKind, Period, int, string> title, CancellationToken cancellation)
    {
        var newest = await db.Reports.AsNoTracking().Where(report => report.PlanId == plan.Id).OrderByDescending(report => report.Id).Take(MostReports)
            .Select(report => new { report.Id, report.Kind, report.Period, report.Area, report.Sequence }).ToListAsync(cancellation);
        var named = newest.Select(report => (report, Name: title(report.Kind, report.Period, report.Sequence), Area: plan.AreaName(report.Area)));
        return Group(
            FoundKind.Report, [.. named.Where(one => searched.Nearness(Folded.Of($"{one.Name} {one.Area}")) is not null)],
            one => new Found(one.Name, FormattableString.Invariant($"reports/{one.report.Id}"), one.Area));
    }

    private async Task<FoundGroup> People(Searched searched, CancellationToken cancellation)
    {
        var people = acting.Actor.MaySomewhere(Right.ManagePeople)
            ? await db.Users.AsNoTracking().Select(user => new { user.Id, user.UserName, user.DisplayName }).ToListAsync(cancellation)
            : [];
        return Group(
            FoundKind.Person, people.Where(person => searched.Nearness(Folded.Of($"{person.DisplayName} {person.UserName}")) is not null)
                .OrderBy(person => person.DisplayName, Ordering.Vietnamese).ToList(),
            person => new Found(person.DisplayName, $"admin/people/{person.Id}", person.UserName));
    }

    // Their rows are looked through where they stand: each register has its own columns.
    private IReadOnlyList<KnownRegister> Registers() =>
        acting.Actor.MaySomewhere(Right.ReadUnit) ? [.. KnownRegister.All.Where(known => known.IsWithin(acting.Reach))] : [];
}
