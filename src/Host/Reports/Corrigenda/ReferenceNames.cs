namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>What references are called where people read of them.</summary>
internal static class ReferenceNames
{
    private static readonly Dictionary<string, string> OfTarget = new(StringComparer.Ordinal)
    {
        ["ketqua"] = "Kết quả", ["so"] = "Kết quả", ["danhgia"] = "Đánh giá", ["nguong"] = "Ngưỡng", ["nguongso"] = "Ngưỡng", ["nguongtu"] = "Ngưỡng", ["nguongtoi"] = "Ngưỡng năm tới",
        ["lotrinh"] = "Mức theo lộ trình", ["dubao"] = "Dự báo", ["tyle"] = "Tỷ lệ so với ngưỡng (%)", ["trongky"] = "Phần tăng thêm trong kỳ",
        ["nguyennhan"] = "Nguyên nhân", ["bienphap"] = "Biện pháp", ["nguoikhacphuc"] = "Người khắc phục", ["hankhacphuc"] = "Hạn khắc phục",
    };

    /// <summary>The subject – a target's key or a group –, its name, and which of its numbers is meant.</summary>
    public static (string Subject, string Name, string What) Of(ReportFacts facts, string reference)
    {
        var dot = reference.LastIndexOf('.');
        var (subject, what) = (reference[..Math.Max(0, dot)], reference[(dot + 1)..]);
        return facts.Plan.Targets.FirstOrDefault(target => ReportNumbers.Name(target) == subject) is { } target
            ? (target.Key, Drafting.Phrases.Named(target), TargetWhat(facts, what))
            : (subject, Group(facts.Plan, subject), GroupWhat(facts, what));
    }

    /// <summary>Both in a few words: 'Chỉ tiêu 14b (Tỷ lệ khám phá án), kết quả'; the reference itself where it has no such name.</summary>
    public static string Said(ReportFacts facts, string reference)
    {
        foreach (var (one, id) in facts.Snapshot.Corrigendum?.Listed() ?? [])
        {
            if (reference == CorrigendumNumbers.Printed(id) || reference == CorrigendumNumbers.Right(id))
            {
                return $"{one.Name}, {Drafting.TasksProse.Lower(one.What)} ({(reference == CorrigendumNumbers.Printed(id) ? "số đã in" : "số sửa lại")})";
            }
        }

        var (subject, name, what) = Of(facts, reference);
        return name == subject ? reference : $"{name}, {Drafting.TasksProse.Lower(what)}";
    }

    /// <summary>
    /// What is to be said after a number that the report's tables print alone, since their columns or headings say it; nothing where it is said.
    /// </summary>
    public static string MeasureAfter(ReportFacts facts, string reference, string text)
    {
        var dot = reference.LastIndexOf('.');
        var (subject, what) = (reference[..Math.Max(0, dot)], reference[(dot + 1)..]);
        if (!text.Any(char.IsDigit)
            || facts.Plan.Targets.FirstOrDefault(target => ReportNumbers.Name(target) == subject)?.Definition.MeasuredIn is not { } measure)
        {
            return "";
        }

        var isChange = facts.Comparisons.Any(one => what == "lech" + one.Word);
        var isAlone = isChange || what is "so" or "nguongso" or "trongky" || facts.Comparisons.Any(one => what == one.Word)
            || (what.Length == 7 && what.StartsWith("nam2", StringComparison.Ordinal));
        return (isAlone, isChange, measure) switch
        {
            (false, _, _) => "",
            (_, true, "%") => " điểm phần trăm",
            (_, true, "‰") => " điểm phần nghìn",
            (_, _, "%" or "‰") => measure,
            _ => " " + measure,
        };
    }

    private static string TargetWhat(ReportFacts facts, string what)
    {
        if (OfTarget.TryGetValue(what, out var known))
        {
            return known;
        }

        if (what.StartsWith("nhanxet", StringComparison.Ordinal) || what.StartsWith("ghichu", StringComparison.Ordinal))
        {
            return "Ghi chú, nhận xét";
        }

        if (what.IndexOf("nam2", StringComparison.Ordinal) is >= 0 and var at)
        {
            return (at > 0 ? "Đánh giá năm " : "Kết quả năm ") + what[(at + 3)..];
        }

        var compared = facts.Comparisons.FirstOrDefault(one => what.EndsWith(one.Word, StringComparison.Ordinal));
        return compared.Said is not { } said ? "Số liệu"
            : what == compared.Word ? "Kết quả " + said
            : what.StartsWith("danhgia", StringComparison.Ordinal) ? "Đánh giá " + said
            : "Thay đổi so với " + said;
    }

    private static string GroupWhat(ReportFacts facts, string what)
    {
        var isList = what.StartsWith("ds", StringComparison.Ordinal);
        var counted = isList ? what[2..] : what;
        var words = GroupNumbers.StatusWords.FirstOrDefault(one => one.Word == counted);
        var compared = facts.Comparisons.FirstOrDefault(one => counted.EndsWith(one.Word, StringComparison.Ordinal)).Said;
        var said = words.Word is not null ? TargetNumbers.StatusName(words.Status)
            : counted == "tot" ? "đạt hoặc dự kiến đạt"
            : counted.StartsWith("totnam", StringComparison.Ordinal) ? "đạt hoặc dự kiến đạt năm " + counted[6..]
            : counted == "chuadanhgia" ? "chưa được đánh giá"
            : counted == "chuaneu" ? "chưa nêu nguyên nhân"
            : counted.StartsWith("totlen", StringComparison.Ordinal) ? "tốt lên so với " + compared
            : counted.StartsWith("xaudi", StringComparison.Ordinal) ? "xấu đi so với " + compared
            : counted == "sochitieu" ? ""
            : null;
        return said is null ? "Số liệu" : $"{(isList ? "Các chỉ tiêu" : "Số chỉ tiêu")} {said}".TrimEnd();
    }

    private static string Group(Plan plan, string group) =>
        group == GroupNumbers.All ? "Toàn chương trình"
        : plan.Modules.FirstOrDefault(module => module.Id == group) is { } module ? "Lĩnh vực " + module.Name
        : plan.File.Programmes.FirstOrDefault(programme => programme.Id == group) is { } programme ? programme.Name
        : plan.Units.Values.FirstOrDefault(unit => GroupNumbers.OfUnit(unit.Id) == group) is { } unit ? unit.Name
        : plan.File.Works.FirstOrDefault(work => group.StartsWith(work.Id, StringComparison.Ordinal)) is { } work ? work.Name
        : plan.File.Assignments.FirstOrDefault(assignment => assignment.Id == group) is { } assignment ? assignment.Name
        : group;
}
