using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Drafting;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Summaries;

/// <summary>A target in danger: how it stands, what it needs, who answers for it and what was promised.</summary>
internal static class SummaryTargets
{
    public static Endangered Of(SummaryFacts facts, SummarySubject subject, Target target)
    {
        var judged = facts.Judged!;
        var verdict = judged.Of(target)!;
        var responsible = target.Definition.Responsible;
        return new Endangered(
            SummaryWords.Short(target.Title()),
            target.Definition.Number ?? target.Definition.Name,
            verdict.Status,
            Standing(target, verdict),
            SummaryWords.Short(LetterWords.Sentence(Task(judged, target))),
            subject == SummarySubject.Unit(responsible) ? null : facts.Plan.UnitName(responsible),
            Answer(facts, target, verdict.Status),
            target.Page(facts.Quarter, facts.Area));
    }

    private static string Standing(Target target, VerdictRow verdict)
    {
        var aim = TargetNumbers.Threshold(target, verdict.Threshold, verdict.ThresholdTo, verdict.Value, verdict.Path);
        var stands = TargetNumbers.Amount(target, verdict.Value, verdict.Threshold, verdict.Path) ?? "chưa tính được";
        return aim is null ? stands : $"{stands} (yêu cầu {aim})";
    }

    // What the report says of the coming quarter, with its references filled in.
    private static string Task(ReportFacts judged, Target target) =>
        string.Concat(SummaryWords.Numbers(judged).Pieces(TasksProse.Task(judged, target) ?? "").Select(piece => piece.Text));

    private static string Answer(SummaryFacts facts, Target target, Status status)
    {
        var alert = facts.Alerts.FirstOrDefault(one => one.Target == target.Key);
        if (alert is null)
        {
            // Figures that are not overdue yet open no alert.
            return status == Status.NoData ? "Chưa phải trả lời." : "Không còn cảnh báo.";
        }

        if (alert.RemedyBy is { } by && alert.Remedy is { } remedy)
        {
            var person = alert.RemedyPerson is null ? "" : $"{alert.RemedyPerson}, ";
            return $"{SummaryWords.Brief(alert.Cause)} Cam kết: {SummaryWords.Brief(remedy)[..^1]} ({person}hạn {LetterWords.Day(by)}{(by < facts.Today ? ", đã quá hạn" : "")})."
                + (alert.State == AlertState.Open ? " Phải trả lời lại." : "");
        }

        var owed = facts.Plan.Owes(alert).FirstOrDefault(one => one.Kind == OwedKind.Answer);
        return owed is null ? "Chưa có." : $"Chưa có, {(owed.IsLate(facts.Today) ? "quá hạn từ" : "hạn")} {LetterWords.Day(owed.By)}.";
    }
}
