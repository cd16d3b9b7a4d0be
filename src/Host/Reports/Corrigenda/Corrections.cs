using System.Text.RegularExpressions;
using ActionPlan.Host.Reports.Copies;
using ActionPlan.Host.Reports.Stored;

namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>
/// Compares what was issued – the report and the corrigenda to it, as their files have it – with newer runs. The same commitments, steps and
/// assignments are told: only what runs say can have become wrong.
/// </summary>
internal sealed partial class Corrections(KeptReports reports, PlanInForce plans)
{
    private const string Dropped = "bỏ";
    private static readonly string[] Nothing = [Show.Nothing, Exhibits.Missing, Exhibits.NotJudged, Dropped, ""];

    /// <summary>The facts of a corrigendum, bound to the runs in force; without any number where nothing issued has become wrong.</summary>
    /// <param name="files">What the issued files say.</param>
    /// <param name="report">The issued report, or the corrigendum to it as it was drafted.</param>
    /// <param name="today">The day.</param>
    /// <param name="open">What it listed before, where it was drafted already.</param>
    public async Task<ReportFacts> Of(AppDb db, IssuedFiles files, ReportRow report, DateOnly today, Corrigendum? open, CancellationToken cancellation)
    {
        var chain = new List<KeptReport>();
        foreach (var row in await new IssuedChain(db).Read(report.CorrectsId ?? report.Id, cancellation))
        {
            chain.Add((await reports.Find(row.Id, cancellation))!);
        }

        var (issued, before) = (chain[0], chain[^1]);
        var snapshot = issued.Facts.Snapshot with { On = today, Names = null, Head = null };
        var bound = await new ReportQueries(db).Bind(plans.Current, issued.Row.Period, cancellation);
        var now = await ReportFacts.Load(db, plans, issued.Row.Kind, issued.Row.Area, bound, snapshot, cancellation);
        var numbers = Wrong(Standing(chain, files), issued.Facts, before, now);
        return now.With(snapshot with
        {
            Corrigendum = new Corrigendum
            {
                Of = Citation.Of(issued), Subject = issued.Heading.Subject, Earlier = [.. chain.Skip(1).Select(Citation.Of)], Numbers = numbers,
                Figures = await CorrectedFigures.Read(
                    db, before.Facts, now, [.. numbers.Select(one => one.Subject).Distinct(StringComparer.Ordinal)], cancellation),
                IsOtherPlan = Restated(before.Facts, now).Any(),
                Rules =
                    [.. Restated(before.Facts, now).Select(quarter => plans.Publications.For(quarter)).OfType<PlanChangeRow>()
                        .Where(row => row.Reason is not null).DistinctBy(row => row.Seq)
                    .Select(row => new RestatedRules(row.From!.Value, row.Reason!.TrimEnd('.', ' '), row.By ?? "", now.Plan.DayOf(row.At)))],
            }.After(open),
        });
    }

    // The quarters that the newer runs judged by other rules.
    private IEnumerable<Period> Restated(ReportFacts before, ReportFacts now) =>
        from run in now.Runs
        join known in before.Runs on run.Period equals known.Period
        where !plans.JudgeAlike(known.PlanVersion, run.PlanVersion)
        select run.Period;

    // What counts as issued: the report's numbers, each as the newest corrigendum has it.
    private static IReadOnlyList<PrintedNumber> Standing(IReadOnlyList<KeptReport> chain, IssuedFiles files)
    {
        IReadOnlyList<PrintedNumber> printed = [];
        foreach (var document in chain)
        {
            var here = PrintedNumbers.Of(files.Of(document.Row.Sha256!), document.Compose());
            printed = document.Facts.Snapshot.Corrigendum is { } corrigendum ? After(printed, corrigendum, here, Citation.Of(document)) : here;
        }

        return printed;
    }

    private static IReadOnlyList<PrintedNumber> After(
        IReadOnlyList<PrintedNumber> printed, Corrigendum corrigendum, IReadOnlyList<PrintedNumber> here, string cited)
    {
        var issued = here.DistinctBy(one => one.Reference, StringComparer.Ordinal).ToDictionary(one => one.Reference, one => one.Text, StringComparer.Ordinal);
        var right = corrigendum.Listed()
            .Select(pair => (pair.One.Reference, pair.One.Printed, Text: issued.GetValueOrDefault(CorrigendumNumbers.Right(pair.Id), pair.One.Right))).ToList();
        return [.. printed.Select(
            one => right.Find(known => known.Reference == one.Reference && known.Printed == one.Text) is { Text: { } text }
                ? one with { Text = text, Place = $"{one.Place}; đã đính chính tại {cited}" } : one)];
    }

    private static List<CorrectedNumber> Wrong(IReadOnlyList<PrintedNumber> printed, ReportFacts issued, KeptReport before, ReportFacts now)
    {
        var (was, become) = (before.Numbers, new ReportNumbers(now));
        var isBehind = false;
        var wrong = new List<CorrectedNumber>();
        foreach (var same in printed.Where(one => !one.Reference.StartsWith("lan.", StringComparison.Ordinal)).GroupBy(one => (one.Reference, one.Text)))
        {
            var (reference, text) = same.Key;
            var (stored, right) = (Text(was, before.Facts, issued, reference), Text(become, now, issued, reference));
            if (IsWrong(text, stored, right))
            {
                isBehind |= stored != right;
                var (subject, name, what) = ReferenceNames.Of(issued, reference);
                wrong.Add(new CorrectedNumber(reference, subject, name, what,
                    string.Join("; ", same.Select(one => one.Place).Distinct(StringComparer.Ordinal)), text, right ?? Absent(now, reference)));
            }
        }

        // What somebody changed in Word and issued knowingly is told along with what runs have changed, and is no reason by itself.
        return isBehind ? Ordered(wrong, issued) : [];
    }

    private static bool IsWrong(string printed, string? stored, string? right) => right is null
        ? !Nothing.Contains(printed, StringComparer.Ordinal) && (stored is not null || Digits(printed).Count > 0)
        : printed != WordReading.Plain(right) && (stored != right || !Digits(printed).SequenceEqual(Digits(stored ?? ""), StringComparer.Ordinal));

    // Remarks are counted through: the same remark may be another one's number in another run.
    private static string? Text(ReportNumbers numbers, ReportFacts facts, ReportFacts issued, string reference)
    {
        if (Remark().Match(reference) is { Success: true } remark
            && facts.Plan.Targets.FirstOrDefault(one => ReportNumbers.Name(one) == remark.Groups["target"].Value) is { } target)
        {
            var known = issued.Of(target)?.ReadRemarks() ?? [];
            var index = int.Parse(remark.Groups["index"].Value, System.Globalization.CultureInfo.InvariantCulture) - 1;
            var at = index < known.Count ? (facts.Of(target)?.ReadRemarks() ?? []).ToList().FindIndex(one => one.Key == known[index].Key) : -1;
            var what = remark.Groups["what"].ValueSpan is "ghichu" ? TargetNumbers.Note(at) : TargetNumbers.Remark(at);
            return at < 0 ? null : numbers.All.GetValueOrDefault(ReportNumbers.Reference(target, what));
        }

        return numbers.All.GetValueOrDefault(reference);
    }

    private static string Absent(ReportFacts now, string reference)
    {
        if (Remark().IsMatch(reference) || reference.Contains(".ds", StringComparison.Ordinal))
        {
            return Dropped;
        }

        var target = now.Plan.Targets.FirstOrDefault(one => reference.StartsWith(ReportNumbers.Name(one) + ".", StringComparison.Ordinal));
        return target is not null && now.Of(target)?.Status == Rules.Judging.Status.NoData ? Exhibits.Missing : Show.Nothing;
    }

    // By target as in the plan, then what is counted together.
    private static List<CorrectedNumber> Ordered(List<CorrectedNumber> wrong, ReportFacts facts)
    {
        var places = facts.Plan.Targets.Select((target, index) => (target.Key, index)).ToDictionary(one => one.Key, one => one.index, StringComparer.Ordinal);
        return [.. wrong.OrderBy(one => places.GetValueOrDefault(one.Subject, int.MaxValue))
            .ThenBy(one => places.ContainsKey(one.Subject) ? "" : one.Name, StringComparer.Ordinal)];
    }

    // '04' is 4: some offices write it so.
    private static List<string> Digits(string text) => [.. Number().Matches(text).Select(found => found.Value.TrimStart('0'))];

    [GeneratedRegex(@"^(?<target>.+)\.(?<what>nhanxet|ghichu)(?<index>\d{1,3})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Remark();

    [GeneratedRegex(@"\d[\d.,]*\d|\d", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
