using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Reports.ReportNumbers;

namespace ActionPlan.Host.Reports;

/// <summary>The tables that stand below the sections' texts. Every number in them is a reference.</summary>
internal static class Exhibits
{
    public const string Missing = "chưa có số liệu";
    public const string NotJudged = "chưa được đánh giá";

    /// <summary>How many targets stand how, by module.</summary>
    public static TableBlock Summary(ReportFacts facts, ReportNumbers numbers)
    {
        (string Word, string Heading)[] columns =
        [
            ("sochitieu", "Tổng số"), ("dat", "Đạt"), ("dukiendat", "Dự kiến đạt"), ("nguyco", "Nguy cơ không đạt"), ("khongdat", "Không đạt"),
            ("chuacosolieu", "Chưa có số liệu"), ("chuadenky", "Chưa đến kỳ"), ("khongapdung", "Không áp dụng"), ("theodoi", "Theo dõi"),
        ];
        TableLine Line(string name, string group) =>
            new([[new Piece(name)], .. columns.Select(column => (IReadOnlyList<Piece>)[numbers.Piece($"{group}.{column.Word}")])]);
        return new TableBlock(
            $"Tổng hợp kết quả thực hiện chỉ tiêu {facts.Span} theo lĩnh vực",
            [new("Lĩnh vực", 24), .. columns.Select(column => new ReportColumn(column.Heading, 9, Number: true))],
            [.. facts.Plan.Modules.Where(module => module.Targets.Count > 0).Select(module => Line(module.Name, module.Id)), Line("Cộng", GroupNumbers.All)]);
    }

    /// <summary>Every target of a module with its value, threshold, verdict and what changed.</summary>
    public static TableBlock Module(ReportFacts facts, ReportNumbers numbers, string module)
    {
        var targets = GroupNumbers.OfModule(facts.Plan, module);
        // A column in which nothing stands would only make the names narrow.
        var comparisons = facts.Comparisons.Where(one => targets.Any(target => numbers.Has(Reference(target, "lech" + one.Word)))).ToList();
        TableLine Line(Target target) => TableLine.Of(
        [
            new Piece(target.Definition.Number ?? ""),
            new Piece(target.Definition.Name),
            new Piece(target.Definition.MeasuredIn),
            TargetNumbers.InColumn(numbers, target),
            numbers.Piece(Reference(target, "so"), facts.Of(target)?.Status == Status.NoData ? Missing : "–"),
            .. comparisons.Select(one => numbers.Piece(Reference(target, "lech" + one.Word))),
            Verdict(numbers, target),
        ]);
        return new TableBlock(
            $"Kết quả các chỉ tiêu lĩnh vực {facts.Plan.Modules.Single(one => one.Id == module).Name}",
            [
                new("Số", 6), new("Chỉ tiêu", 30 + 10 * (facts.Comparisons.Count - comparisons.Count)), new("Đơn vị tính", 11),
                new("Ngưỡng", 12, Number: true), new("Kết quả", 11, Number: true),
                .. comparisons.Select(one => new ReportColumn($"So với {one.Said}", 10, Number: true)),
                new("Đánh giá", 14),
            ],
            [.. targets.Select(Line)]);
    }

    public static TableBlock Works(ReportFacts facts, ReportNumbers numbers)
    {
        var lines = new List<TableLine>();
        foreach (var work in facts.Plan.File.Works)
        {
            var steps = WorkNumbers.Steps(facts, work.Id);
            lines.AddRange(steps.Count == 0 ? [] : [TableLine.Group(work.Name)]);
            lines.AddRange(steps.Select((step, i) => TableLine.Of(
                numbers.Piece(WorkNumbers.Step(work.Id, i, "ten")),
                numbers.Piece(WorkNumbers.Step(work.Id, i, "kehoach")),
                numbers.Piece(WorkNumbers.Step(work.Id, i, "thuchien")),
                new Piece(step.IsReachedBy(facts.LastDay) ? (step.Done > step.Planned ? "Hoàn thành, chậm so với kế hoạch" : "Hoàn thành")
                    : step.IsLateOn(facts.LastDay) ? "Chậm tiến độ" : "Chưa đến hạn"))));
        }

        return new TableBlock(
            "Tiến độ các công trình trọng điểm",
            [new("Mốc tiến độ", 46), new("Kế hoạch", 14, Number: true), new("Thực hiện", 14, Number: true), new("Tình hình", 26)], lines);
    }

    public static TableBlock Assignments(ReportFacts facts, ReportNumbers numbers)
    {
        TableLine Line(Rules.Files.AssignmentDefinition one, int index) => new(
        [
            [new Piece((index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))],
            [new Piece(one.Name + (one.Section is { } section ? $" (mục {section})" : ""))],
            [new Piece(string.Join(", ", one.With.Prepend(one.Lead).Select(unit => facts.Plan.Units[unit].Name)))],
            [numbers.Piece($"{one.Id}.han", "chưa đặt hạn")],
            Told(facts, numbers, one.Id),
        ]);
        return new TableBlock(
            "Tình hình thực hiện các nhiệm vụ được giao",
            [new("TT", 5), new("Nhiệm vụ", 30), new("Đơn vị chủ trì, phối hợp", 21), new("Hạn", 13), new("Tình hình", 31)],
            [.. facts.Plan.File.Assignments.Select(Line)]);
    }

    public static Piece Verdict(ReportNumbers numbers, Target target) => numbers.Piece(Reference(target, "danhgia"), NotJudged);

    private static List<Piece> Told(ReportFacts facts, ReportNumbers numbers, string assignment)
    {
        if (facts.Snapshot.Assignments.FirstOrDefault(one => one.Id == assignment && one.State is not null) is not { } told)
        {
            return [new("đơn vị chưa cập nhật")];
        }

        var pieces = new List<Piece> { new(told.State ?? "") };
        if (told.Told is not null)
        {
            pieces.AddRange([new Piece(pieces[0].Text.Length > 0 ? ": " : ""), numbers.Piece($"{assignment}.noidung")]);
        }

        if (told.On is not null)
        {
            pieces.AddRange([new Piece(" ("), numbers.Piece($"{assignment}.ngay"), new Piece(")")]);
        }

        return pieces;
    }
}
