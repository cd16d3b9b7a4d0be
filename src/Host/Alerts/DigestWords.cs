using ActionPlan.Host.Mail;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Alerts;

/// <summary>The words of a digest, shared by its HTML and its plain text.</summary>
internal static class DigestWords
{
    public static string Of(Status status) => StatusLook.Of(status).Label(LetterWords.Vietnamese);

    /// <summary>Mark and name: colour never stands without them.</summary>
    public static string Marked(Status status) => $"{StatusLook.Of(status).Glyph} {Of(status)}";

    public static string Of(DigestTarget target) => target.Change switch
    {
        DigestChange.New => "Mới",
        DigestChange.Worse => $"Xấu đi (trước: {Of(target.Before!.Value)})",
        DigestChange.Eased => $"Đỡ hơn (trước: {Of(target.Before!.Value)})",
        _ => "Chưa thay đổi",
    };

    public static string Of(DigestDeparture departure) => departure.Reason switch
    {
        DepartureReason.Remedied => departure.Now is { } now ? $"Đã khắc phục – {Of(now).ToLower(LetterWords.Vietnamese)}" : "Đã khắc phục",
        DepartureReason.HandedOver => "Đơn vị khác chịu trách nhiệm",
        DepartureReason.NoNewResult => "Không còn cảnh báo; quý này chưa có kết quả mới",
        _ when departure.MergedInto is { } into => $"Không còn đánh giá – địa bàn đã nhập vào {into}",
        _ => "Không còn đánh giá",
    };

    public static string Label(string? number, string name, string? area) =>
        (number is null ? name : $"{number}. {name}") + (area is null ? "" : $" – {area}");

    public static string Amount(decimal value, string measuredIn, params ReadOnlySpan<decimal?> beside) =>
        Shown.Number(value, LetterWords.Vietnamese, beside) + (measuredIn is "%" or "‰" ? measuredIn : " " + measuredIn);

    public static string Threshold(DigestTarget target) => target.Threshold is not { } threshold ? "–" : target switch
    {
        { HasOwnRule: true } => $"theo quy tắc riêng (mốc {Asked(target, threshold)})",
        { Is: Comparison.AtLeast } => $"ít nhất {Asked(target, threshold)}",
        { Is: Comparison.Above } => $"trên {Asked(target, threshold)}",
        { Is: Comparison.AtMost } => $"không quá {Asked(target, threshold)}",
        { Is: Comparison.Below } => $"dưới {Asked(target, threshold)}",
        { Is: Comparison.Between, ThresholdTo: { } to } =>
            $"từ {Shown.AsWritten(threshold, LetterWords.Vietnamese, target.Value, target.Path)} đến {Asked(target, to)}",
        { Tolerance: { } tolerance } => $"{Asked(target, threshold)} (± {Shown.AsWritten(tolerance, LetterWords.Vietnamese)})",
        _ => Asked(target, threshold),
    };

    private static string Asked(DigestTarget target, decimal limit) => Amount(limit, target.MeasuredIn, limit, target.Value, target.Path);

    public static string Value(DigestTarget target) =>
        target.Value is { } value
            ? Amount(value, target.MeasuredIn, target.Threshold, target.Path) + (target.Worst is null ? "" : $" ({target.Worst})") : "chưa tính được";

    /// <summary>Where the newest quarter gave no new verdict: which one did.</summary>
    public static string? Standing(DigestTarget target, Period quarter) =>
        target.JudgedFor == quarter ? null : $"Theo kết quả {LetterWords.Quarter(target.JudgedFor)}; {LetterWords.Quarter(quarter)} chưa có kết quả mới.";

    /// <summary>The numbers that belong to a target, in the order in which a reader wants them.</summary>
    public static IEnumerable<(string Label, string Value)> Facts(DigestTarget target)
    {
        yield return ("Kết quả", Value(target));
        yield return ("Ngưỡng", Threshold(target));
        if (target.Needed is { } needed)
        {
            yield return ("Cần làm", needed);
        }

        if (target.Forecast is { } forecast)
        {
            yield return ("Dự báo (ước tính)", Amount(forecast, target.MeasuredIn, target.Threshold));
        }

        if (target.Promise is { } promise)
        {
            yield return ("Cam kết", promise);
        }
    }

    /// <summary>Why it stands so.</summary>
    public static IEnumerable<string> Reasons(DigestTarget target, Period quarter) =>
        Standing(target, quarter) is { } standing ? target.Remarks.Prepend(standing) : target.Remarks;

    /// <summary>What changed since the last digest, in one line.</summary>
    public static string Changes(Digest digest)
    {
        var parts = new[]
        {
            (digest.Count(DigestChange.New), "mới"),
            (digest.Count(DigestChange.Worse), "xấu đi"),
            (digest.Count(DigestChange.Eased), "đỡ hơn"),
            (digest.Count(DepartureReason.Remedied), "đã khắc phục"),
        };
        return "So với thư trước: "
            + string.Join(", ", parts.Where(part => part.Item1 > 0).Select(part => string.Create(LetterWords.Vietnamese, $"{part.Item1} {part.Item2}"))
                .DefaultIfEmpty("danh sách thay đổi"))
            + ".";
    }

    public static string Footer(Digest digest) =>
        $"Đánh giá lúc {digest.JudgedAt.ToString("HH:mm 'ngày' dd/MM/yyyy", LetterWords.Vietnamese)}. Thư do hệ thống theo dõi chương trình hành động gửi tự động "
        + "khi danh sách chỉ tiêu cần lưu ý của đơn vị thay đổi.";

    public const string AllLink = "Xem tất cả cảnh báo";

    public const string SummaryLink = "Tóm tắt một trang về đơn vị (in được)";

    public static string Topic(Digest digest) => Topic(
        digest.Quarter, digest.AreaName, digest.Count, digest.Gone.Count + digest.UnlistedGone.Count,
        () => digest.Gone.All(departure => departure.Reason == DepartureReason.Remedied)
            && digest.UnlistedGone.All(reason => reason == DepartureReason.Remedied));

    /// <param name="quarter">The quarter that was judged.</param>
    /// <param name="areaName">The area whose contact is told.</param>
    /// <param name="count">How many stand so.</param>
    /// <param name="gone">How many stand badly no more.</param>
    /// <param name="areRemedied">Whether all of those were remedied.</param>
    public static string Topic(Period quarter, string? areaName, Func<Status, int> count, int gone, Func<bool> areRemedied)
    {
        var counts = new[]
        {
            (count(Status.Missed), "không đạt"),
            (count(Status.AtRisk), "nguy cơ"),
            (count(Status.NoData), "chưa có số liệu"),
        };
        var parts = counts.Where(count => count.Item1 > 0)
            .Select((count, index) => string.Create(LetterWords.Vietnamese, $"{count.Item1}{(index == 0 ? " chỉ tiêu" : "")} {count.Item2}"))
            .ToList();
        var summary = parts.Count > 0 ? string.Join(", ", parts) : AllGone(gone, areRemedied());
        var area = areaName is null ? "" : $" – {areaName}";
        return $"{LetterWords.Sentence(LetterWords.Quarter(quarter))}{area}: {summary}";
    }

    /// <summary>What a letter has no room for; null where it lists all.</summary>
    public static string? MoreBad(Digest digest) => More(digest.Unlisted.Count, "chỉ tiêu bị cảnh báo");

    /// <summary>As <see cref="MoreBad"/>, of what has gone.</summary>
    public static string? MoreGone(Digest digest) => More(digest.UnlistedGone.Count, "chỉ tiêu không còn trong danh sách cảnh báo");

    private static string? More(int count, string what) => count == 0 ? null : string.Create(LetterWords.Vietnamese, $"Và {count:N0} {what} khác.");

    private static string AllGone(int gone, bool areRemedied) => areRemedied
        ? string.Create(LetterWords.Vietnamese, $"đã khắc phục {gone} chỉ tiêu, không còn cảnh báo")
        : "không còn cảnh báo";
}
