using System.Xml.Linq;
using ActionPlan.Host.Audit;
using static ActionPlan.Host.Reports.Word.Wml;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>
/// The last lines of an issued document, by which it can be checked years later: the run it is made from, and the audit trail's newest entry then.
/// </summary>
internal static class ReportImprint
{
    private const decimal Size = 9;

    /// <summary>None before it is issued.</summary>
    public static IReadOnlyList<string> Lines(ReportFacts facts, AuditHead? head) => head is null ? [] :
    [
        string.Create(CultureInfo.InvariantCulture, $"Số liệu theo lần đánh giá {facts.Run.Id}, phiên bản chương trình {facts.Plan.Version[..12]}."),
        string.Create(CultureInfo.InvariantCulture,
            $"Nhật ký hệ thống khi ban hành, bút toán {head.Seq}: {string.Join(' ', head.Hash.Chunk(8).Select(part => new string(part)))}"),
    ];

    /// <summary>As they stand under a copy finished in Word.</summary>
    public static IReadOnlyList<XElement> Paragraphs(IReadOnlyList<string> lines) =>
        [.. lines.Select(line => El("p", El("pPr", El("spacing", At("before", 60)), Val("jc", "left")), Run(line, Looks(Size))))];
}
