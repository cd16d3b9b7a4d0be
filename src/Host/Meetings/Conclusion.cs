using ActionPlan.Host.Assignments;
using ActionPlan.Host.Board;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Forms;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Meetings;

/// <summary>The draft of a meeting's conclusion, in the plan's form of documents: how the plan stands, what was decided, who follows it up.</summary>
internal sealed class Conclusion(PlanInForce plans, ReportForms forms, MadeUp madeUp)
{
    private const string Section = "conclusion";

    private static readonly ReportColumn[] Columns =
        [new("TT", 5, Number: true), new("Nội dung", 36), new("Chỉ tiêu", 9), new("Đơn vị thực hiện", 20), new("Người chịu trách nhiệm", 17),
            new("Thời hạn", 13)];

    public async Task<Report> Draft(AppDb db, QuarterBoard board, Area area, IReadOnlyList<DecisionRow> decided, CancellationToken cancellation)
    {
        var plan = plans.Named(board.Run.PlanVersion);
        var form = forms.Get(plan.File.ReportProfile);
        var span = ReportKind.Quarter.Span(board.Run.Period, plan.From);
        return new Report
        {
            Form = form.ForConclusions(),
            Names = await new ReportQueries(db).Names(plan, area, cancellation),
            Heading = new ReportHeading(form.ConclusionOf($"kết quả thực hiện {plan.Name}, {span}"), null, null),
            IsDraft = true,
            IsSample = madeUp.IsIt,
            Body = [.. Standing(plan, board, span), .. Decided(plan, decided), .. FollowUp()],
            Annex = [],
            AnnexTitle = "",
        };
    }

    private static IEnumerable<Block> Standing(Plan plan, QuarterBoard board, string span)
    {
        yield return new HeadingBlock(1, "Đánh giá tình hình", Section);
        var since = board.Against is { } before
            ? $" So với {ReportKind.Quarter.Span(before, plan.From)} có {board.Worse.Count} chỉ tiêu xấu đi, {board.Better.Count} chỉ tiêu tốt lên."
            : "";
        yield return Paragraph(
            $"Đến hết {span}, chương trình có {board.Good} chỉ tiêu đạt hoặc dự kiến đạt, {board.View.Count(Status.AtRisk)} chỉ tiêu có nguy cơ không đạt, "
            + $"{board.View.Count(Status.Missed)} chỉ tiêu không đạt, {board.View.Count(Status.NoData)} chỉ tiêu chưa có số liệu.{since}");
        foreach (var line in board.InDanger)
        {
            yield return Paragraph(
                $"Chỉ tiêu {line.Target.Title()}: {StatusLook.Of(line.Verdict!.Status).Label(Cultures.Vietnamese).ToLower(Cultures.Vietnamese)} ({plan.UnitName(line.Target.Definition.Responsible)}).", isItem: true);
        }

        yield return Paragraph("[Bổ sung đánh giá của cuộc họp: ưu điểm, hạn chế, nguyên nhân]");
    }

    private static IEnumerable<Block> Decided(Plan plan, IReadOnlyList<DecisionRow> decided)
    {
        yield return new HeadingBlock(1, "Nhiệm vụ, giải pháp", Section);
        if (decided.Count == 0)
        {
            yield return Paragraph("[Cuộc họp chưa ghi nội dung giao việc nào trên hệ thống]");
            yield break;
        }

        yield return Paragraph("Cuộc họp thống nhất giao các đơn vị thực hiện các nội dung sau:");
        yield return new TableBlock(
            "Các nội dung giao thực hiện", Columns, [.. decided.Select((row, index) => Line(plan, row, index + 1))]) { IsTitledAbove = true };
    }

    private static TableLine Line(Plan plan, DecisionRow row, int number) => TableLine.Of(
        new Piece(number.ToString(Cultures.Vietnamese)), new Piece(string.Join(' ', row.What.Split('\n'))),
        new Piece(row.Target is { } target ? plan.TargetByKey.GetValueOrDefault(target)?.Definition.Number ?? "" : ""),
        new Piece(plan.UnitName(row.Unit)), new Piece(row.Person), new Piece(LetterWords.Day(row.DueOn)));

    private static IEnumerable<Block> FollowUp()
    {
        yield return new HeadingBlock(1, "Tổ chức thực hiện", Section);
        yield return Paragraph(
            "Các đơn vị, cá nhân được giao tổ chức thực hiện đúng thời hạn, cập nhật kết quả trên hệ thống theo dõi chương trình hành động. Văn phòng theo dõi, đôn đốc và báo cáo tại cuộc họp quý sau.");
    }

    private static ParagraphBlock Paragraph(string text, bool isItem = false) => new([new Piece(text)], isItem);
}
