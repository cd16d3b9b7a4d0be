using ActionPlan.Host.Assignments;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Due;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Drafting;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Summaries;

/// <summary>What is overdue, what comes next and which figures are owed, as lines of a summary.</summary>
internal static class SummaryMatters
{
    private const int MostNames = 6;

    public static IReadOnlyList<SummaryItem> Overdue(SummaryFacts facts, SummarySubject subject) =>
    [
        .. facts.Late.Where(matter => Concerns(facts, subject, matter)).Select(matter => new SummaryItem(
            SummaryWords.Late(facts.Plan, matter, facts.Today, withUnit: subject.Of == SummaryOf.Module), matter.Alert is { } alert
                ? FormattableString.Invariant($"alerts/{alert.Id}")
                : $"assignments/{Uri.EscapeDataString(matter.Assignment!.Definition.Id)}")),
    ];

    /// <summary>By its date, what has none last.</summary>
    public static IReadOnlyList<SummaryItem> Next(SummaryFacts facts, SummarySubject subject, IReadOnlyList<Target> targets)
    {
        var keys = targets.Select(target => target.Key).ToHashSet(StringComparer.Ordinal);
        var dated = facts.Alerts.Where(alert => keys.Contains(alert.Target)).SelectMany(alert => facts.Plan.Owes(alert), (alert, owed) => (alert, owed))
            .Where(one => !one.owed.IsLate(facts.Today)).OrderBy(one => one.owed.By)
            .Select(one => new SummaryItem(SummaryWords.Due(facts.Plan, one.alert, one.owed), FormattableString.Invariant($"alerts/{one.alert.Id}")));
        return [.. dated, .. Given(facts, subject), .. Planned(facts, subject), .. Judged(facts, targets)];
    }

    public static IReadOnlyList<SummaryItem> Figures(SummaryFacts facts, SummarySubject subject)
    {
        var cells = facts.Owed.Where(cell => subject.Of == SummaryOf.Unit ? cell.Unit == subject.Id : cell.Figure.Module == subject.Id).ToList();
        return
        [
            .. cells.GroupBy(cell => (cell.Quarter, cell.Unit)).OrderBy(group => group.Key.Quarter)
                .ThenBy(group => facts.Plan.UnitName(group.Key.Unit), Ordering.Vietnamese)
                .Select(
                    group => new SummaryItem(
                        Owed(facts, subject, group.Key, [.. group]), $"completeness/{Uri.EscapeDataString(group.Key.Unit)}?period={group.Key.Quarter}")),
        ];
    }

    private static string Owed(SummaryFacts facts, SummarySubject subject, (Period Quarter, string Unit) sheet, IReadOnlyList<CellProgress> cells)
    {
        var unit = subject.Of == SummaryOf.Unit ? "" : $"{facts.Plan.UnitName(sheet.Unit)}, ";
        var said =
            $"{unit}{ReportKind.Quarter.Span(sheet.Quarter, facts.Plan.From)}: {SummaryWords.Count(cells.Count)} số liệu {(sheet.Quarter == facts.Quarter ? "chưa nộp" : "phải nộp")}";
        var overdue = cells.Count(cell => cell.IsOverdueOn(facts.Today));
        var due = cells.Where(cell => cell.IsAsked).Select(cell => cell.DueOn).DefaultIfEmpty().Min();
        var until = overdue > 0 ? $" ({SummaryWords.Count(overdue)} quá hạn, sớm nhất từ {LetterWords.Day(due)})" : due != default
            ? $", hạn đầu {LetterWords.Day(due)}" : "";
        var names = cells.Select(cell => cell.Figure.Name).Distinct(StringComparer.Ordinal).ToList();
        var shown = string.Join("; ", names.Take(MostNames)) + (names.Count > MostNames ? $" và {SummaryWords.Count(names.Count - MostNames)} loại khác" : "");
        return $"{said}{until}. {shown}.";
    }

    private static bool Concerns(SummaryFacts facts, SummarySubject subject, LateMatter matter) => subject.Of == SummaryOf.Unit
        ? matter.Unit == subject.Id
        : matter.Alert is { } alert
        ? alert.Target.StartsWith(subject.Id + ".", StringComparison.Ordinal) : matter.Assignment!.Decided is { } decided ? IsOn(decided, subject)
        : Assignments(facts.Plan, subject).Any(one => one.Id == matter.Assignment.Definition.Id);

    private static IEnumerable<SummaryItem> Given(SummaryFacts facts, SummarySubject subject) =>
        from one in facts.Given
        where !one.Owed!.IsLate(facts.Today) && (subject.Of == SummaryOf.Unit ? one.Definition.Lead == subject.Id : IsOn(one.Decided!, subject))
        orderby one.Due
        select new SummaryItem(
            SummaryWords.Short(
                $"{one.Definition.Name} (kết luận họp {ReportKind.Quarter.Span(one.Decided!.Quarter, facts.Plan.From)}, {one.Decided.Person}): hạn {LetterWords.Day(one.Due!.Value)}."),
            $"assignments/{Uri.EscapeDataString(one.Definition.Id)}");

    private static bool IsOn(DecisionRow decided, SummarySubject subject) => decided.Target?.StartsWith(subject.Id + ".", StringComparison.Ordinal) ?? false;

    // Steps of works and assignments, in the report's words.
    private static IEnumerable<SummaryItem> Planned(SummaryFacts facts, SummarySubject subject)
    {
        if (facts.Judged is not { } judged)
        {
            return [];
        }

        var late = facts.Late.Select(matter => matter.Assignment?.Definition.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var numbers = SummaryWords.Numbers(judged);
        return WorksProse.Due(judged, Works(judged.Plan, subject), Assignments(judged.Plan, subject).Where(one => !late.Contains(one.Id)))
            .Select(line => new SummaryItem(SummaryWords.Short(string.Concat(numbers.Pieces(line[2..]).Select(piece => piece.Text)))));
    }

    // A yearly target that was not due: what it is judged by has to be there then.
    private static IEnumerable<SummaryItem> Judged(SummaryFacts facts, IReadOnlyList<Target> targets)
    {
        var next = facts.Quarter.AddQuarters(1);
        var coming = next > facts.Plan.To ? [] : targets.Where(target => facts.Judged?.Of(target)?.Status == Status.NotDue && target.IsJudgedIn(next)).ToList();
        if (coming.Count > 0)
        {
            yield return new SummaryItem($"Đến kỳ đánh giá các chỉ tiêu {string.Join(", ", coming.Select(ReportNumbers.Name))}: chuẩn bị đủ số liệu.");
        }
    }

    private static IEnumerable<WorkDefinition> Works(Plan plan, SummarySubject subject) => plan.File.Works.Where(work => subject.Of == SummaryOf.Unit
        ? work.Lead == subject.Id
        : InstalledModules.All.Any(module => module.Name == subject.Id && module.Registers.Any(InstalledModules.HoldsWorks)));

    // The plan puts assignments to modules only by way of programmes.
    private static IEnumerable<AssignmentDefinition> Assignments(Plan plan, SummarySubject subject)
    {
        var ofModule = plan.File.Programmes.Where(programme => programme.Targets.Any(target => target.StartsWith(subject.Id + ".", StringComparison.Ordinal)))
            .SelectMany(programme => programme.Assignments).ToHashSet(StringComparer.Ordinal);
        return plan.File.Assignments.Where(one => subject.Of == SummaryOf.Unit ? one.Lead == subject.Id : ofModule.Contains(one.Id));
    }
}
