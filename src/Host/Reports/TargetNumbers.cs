using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Reports;

/// <summary>The references to a target's verdicts: <c>14a.ketqua</c>, <c>14a.nguong</c> …</summary>
internal static class TargetNumbers
{
    public static void Put(ReportFacts facts, Dictionary<string, string> shown)
    {
        foreach (var target in facts.Plan.Targets)
        {
            void Add(string what, string? text)
            {
                if (text is not null)
                {
                    shown[ReportNumbers.Reference(target, what)] = text;
                }
            }

            Judged(facts, target, Add);
            Compared(facts, target, Add);
            Promised(facts, target, Add);
        }
    }

    /// <summary>In the words of a sentence: <c>từ 95% trở lên</c>.</summary>
    /// <param name="threshold">Its threshold, of a range the lower end.</param>
    /// <param name="to">A range's upper end.</param>
    /// <param name="value">The value that is compared with it, where one is told, and the path that both stand beside.</param>
    public static string? Threshold(Target target, decimal? threshold, decimal? to, params ReadOnlySpan<decimal?> value)
    {
        var amount = Amount(target, threshold, [threshold, .. value]);
        return (target.Definition.Threshold?.Is, threshold) switch
        {
            (null, _) or (_, null) => null,
            _ when target.HasOwnMet => $"theo quy tắc riêng (mốc {amount})",
            _ when target.Definition.MeasuredIn == "đạt" => amount,
            (Comparison.AtLeast, 100) when target.Definition.MeasuredIn == "%" => amount,
            (Comparison.AtMost, 0) => amount,
            (Comparison.AtLeast, _) => $"từ {amount} trở lên",
            (Comparison.Above, _) => $"trên {amount}",
            (Comparison.AtMost, _) => $"không quá {amount}",
            (Comparison.Below, _) => $"dưới {amount}",
            (Comparison.Between, _) => $"từ {Bare(target, threshold, [threshold, .. value])} đến {Amount(target, to, [to, .. value])}",
            _ when target.Definition.Threshold.Tolerance is { } tolerance => $"{amount} (± {ReportNumbers.Number(tolerance, tolerance)})",
            _ => amount,
        };
    }

    /// <summary>What a table's column of thresholds says of it.</summary>
    public static Piece InColumn(ReportNumbers numbers, Target target)
    {
        var threshold = ReportNumbers.Reference(target, "nguongso");
        return numbers.Piece(numbers.Has(threshold) ? threshold : ReportNumbers.Reference(target, "nguongtu"));
    }

    public static string? Amount(Target target, decimal? value, params ReadOnlySpan<decimal?> beside) =>
        value is null ? null : Show.AmountIn(LetterWords.Vietnamese, value, target.Definition.MeasuredIn, beside);

    public static string StatusName(Status status) => StatusLook.Of(status).Label(LetterWords.Vietnamese).ToLower(LetterWords.Vietnamese);

    /// <summary>The value as a share of the threshold, in %; null where more is not better, or where it says nothing.</summary>
    public static decimal? Ratio(Target target, VerdictRow? verdict) =>
        verdict is { Value: { } value, Threshold: { } threshold } && threshold > 0 && value >= 0 && value <= decimal.MaxValue / 1000 && !target.HasOwnMet
            && target.Definition.Threshold?.Is is Comparison.AtLeast or Comparison.Above ? value * 100 / threshold : null;

    /// <summary>What an accumulating value grew by in the time reported on; null where the value does not accumulate, or a verdict is missing.</summary>
    public static decimal? Growth(ReportFacts facts, Target target)
    {
        if (!target.Accumulates || facts.Of(target)?.Value is not { } now)
        {
            return null;
        }

        var before = facts.Quarter.AddQuarters(-facts.Kind.Quarters(facts.Quarter, facts.Plan.From));
        var beginsAnew = target.Definition.Kind == TargetKind.YearTotal ? before.Year < facts.Quarter.Year : before < facts.Plan.From;
        return beginsAnew ? now : now - facts.Of(target, before)?.Value;
    }

    private static void Judged(ReportFacts facts, Target target, Action<string, string?> add)
    {
        var verdict = facts.Of(target);
        var earlier = facts.Comparisons.Select(compared => facts.Of(target, facts.Quarter.AddQuarters(-compared.Quarters))?.Value);
        decimal?[] beside = [verdict?.Threshold, verdict?.Path, .. earlier];
        add("danhgia", verdict is null ? null : StatusName(verdict.Status));
        add("ketqua", Amount(target, verdict?.Value, beside));
        add("so", Bare(target, verdict?.Value, beside));
        add("nguong", Threshold(target, verdict?.Threshold, verdict?.ThresholdTo, verdict?.Value, verdict?.Path));
        add("nguongso", Symbols(target, verdict));
        add("nguongtu", Awaited(target, facts.Quarter, verdict));
        add("nguongtoi", Threshold(target, target.ThresholdIn(facts.Quarter.Year + 1), target.ThresholdTo));
        add("lotrinh", Amount(target, WholeThings.Path(target, verdict?.Path), verdict?.Threshold, verdict?.Value));
        add("dubao", Amount(target, WholeThings.Forecast(target, verdict?.Forecast), verdict?.Threshold));
        add("tyle", Ratio(target, verdict) is { } ratio ? ReportNumbers.Number(ratio, 100) : null);
        add("trongky", Bare(target, Growth(facts, target)));
        var remarks = verdict?.ReadRemarks() ?? [];
        for (var i = 0; i < remarks.Count; i++)
        {
            var text = ReportKinds.InDocument(remarks[i].Text(LetterWords.Vietnamese)).TrimEnd('.', ' ');
            // In a sentence what is missing is always told after a colon.
            add(Remark(i), Drafting.Phrases.IsMissing(remarks[i].Key) ? char.ToLower(text[0], LetterWords.Vietnamese) + text[1..] : text);
            add(Note(i), Capital(text));
        }
    }

    /// <summary>The remark as it stands in a table's cell.</summary>
    public static string Note(int index) => string.Create(CultureInfo.InvariantCulture, $"ghichu{index + 1}");

    public static string Remark(int index) => string.Create(CultureInfo.InvariantCulture, $"nhanxet{index + 1}");

    private static void Compared(ReportFacts facts, Target target, Action<string, string?> add)
    {
        foreach (var (word, quarters, _) in facts.Comparisons)
        {
            var verdict = facts.Of(target, facts.Quarter.AddQuarters(-quarters));
            add(word, Bare(target, verdict?.Value, verdict?.Threshold, verdict?.Path, facts.Of(target)?.Value));
            add("danhgia" + word, verdict is null ? null : StatusName(verdict.Status));
            if (facts.Of(target)?.Value is { } now && verdict?.Value is { } then && target.Definition.MeasuredIn != "đạt")
            {
                add("so" + word, Change(target, now, then));
                add("lech" + word, Shown.AreSame(now, then) ? "0" : (now > then ? "+" : "-") + Difference(now, then));
            }
        }

        foreach (var (quarter, verdict) in facts.CourseOf(target).Where(point => facts.YearEnds.Contains(point.Quarter)))
        {
            add(OfYear(quarter), Bare(target, verdict.Value, verdict.Threshold, verdict.Path));
            add("danhgia" + OfYear(quarter), StatusName(verdict.Status));
        }
    }

    public static string OfYear(Period quarter) => string.Create(CultureInfo.InvariantCulture, $"nam{quarter.Year}");

    private static void Promised(ReportFacts facts, Target target, Action<string, string?> add)
    {
        if (facts.Snapshot.Of(target) is { } commitment)
        {
            add("nguyennhan", commitment.Cause);
            add("bienphap", commitment.Remedy);
            add("nguoikhacphuc", commitment.Person);
            add("hankhacphuc", commitment.By is { } by ? ReportNumbers.Day(by) : null);
        }
    }

    // A remark that goes on with the one before it begins with 'và'.
    private static string Capital(string text) =>
        text.Length == 0 || text.StartsWith("và ", StringComparison.Ordinal) ? text : char.ToUpper(text[0], LetterWords.Vietnamese) + text[1..];

    private static string? Bare(Target target, decimal? value, params ReadOnlySpan<decimal?> beside) =>
        value is null ? null : target.Definition.MeasuredIn == "đạt" ? Amount(target, value) : ReportNumbers.Number(value.Value, beside);

    // From when there is a threshold, where none is in force yet.
    private static string? Awaited(Target target, Period judged, VerdictRow? verdict) =>
        verdict is { Threshold: null } && target.ThresholdAwaited(judged) is { } begins
            ? ReportKinds.InDocument($"từ {Shown.Period(begins, LetterWords.Vietnamese)}") : null;

    private static string? Symbols(Target target, VerdictRow? verdict) =>
        (target.Definition.Threshold?.Is, Bare(target, verdict?.Threshold, verdict?.Threshold, verdict?.Value, verdict?.Path)) switch
    {
        (null, _) or (_, null) => null,
        (_, { } text) when target.HasOwnMet => "mốc " + text,
        (_, { } text) when target.Definition.MeasuredIn == "đạt" => text,
        (Comparison.AtLeast, { } text) => "≥ " + text,
        (Comparison.Above, { } text) => "> " + text,
        (Comparison.AtMost, { } text) => "≤ " + text,
        (Comparison.Below, { } text) => "< " + text,
        (Comparison.Between, { } text) => $"{text} – {Bare(target, verdict?.ThresholdTo, verdict?.ThresholdTo, verdict?.Value)}",
        (_, { } text) when target.Definition.Threshold.Tolerance is { } tolerance => $"= {text} ± {ReportNumbers.Number(tolerance, tolerance)}",
        (_, { } text) => "= " + text,
    };

    // With as many decimals as the two numbers are told with.
    private static string Difference(decimal now, decimal then) =>
        Shown.Detailed(Math.Abs(now - then), LetterWords.Vietnamese, Shown.DecimalsBeside(now, then));

    private static string Change(Target target, decimal now, decimal then)
    {
        if (Shown.AreSame(now, then))
        {
            return "không đổi";
        }

        var measured = target.Definition.MeasuredIn is "%" or "‰"
            ? " điểm phần " + (target.Definition.MeasuredIn == "%" ? "trăm" : "nghìn") : " " + target.Definition.MeasuredIn;
        return (now > then ? "tăng " : "giảm ") + Difference(now, then) + measured;
    }
}
