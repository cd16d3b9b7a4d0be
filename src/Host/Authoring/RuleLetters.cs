using System.Text.Encodings.Web;
using System.Text.Json;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Authoring;

/// <summary>What a unit is told of a publication, as it was when that was decided.</summary>
/// <param name="Plan">The plan's name.</param>
/// <param name="Module">Whose rules were changed, by name.</param>
/// <param name="From">The first quarter that is judged so.</param>
/// <param name="Reason">Why.</param>
/// <param name="Document">By which document.</param>
/// <param name="Owner">Who proposed it, or published what nobody proposed; null where nobody can know who it was.</param>
/// <param name="Said">What is different, a sentence each.</param>
/// <param name="More">How many sentences are left out.</param>
internal sealed record RuleFacts(
    string Plan, string Module, string From, string? Reason, string? Document, string? Owner, IReadOnlyList<string> Said, int More)
{
    /// <summary>Who withdrew it before its quarter; null where it is published.</summary>
    public string? WithdrawnBy { get; init; }

    public string? WithdrawnWhy { get; init; }

    /// <summary>Whether somebody proposed it; what the folder or one person published has no document.</summary>
    public bool IsProposed { get; init; } = true;

    /// <summary>Whether it is a plan that was never in force before.</summary>
    public bool IsNew { get; init; }

    /// <summary>The plan that a new one follows, by name; null where it follows none, or is no new one.</summary>
    public string? Follows { get; init; }

    /// <summary>The last quarter of a new plan's term.</summary>
    public string? To { get; init; }

    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Write() => JsonSerializer.Serialize(this, Form);

    /// <exception cref="JsonException">The text was not written by this.</exception>
    public static RuleFacts Read(string? facts) =>
        JsonSerializer.Deserialize<RuleFacts>(facts ?? "null", Form) ?? throw new JsonException("No facts are stored.");
}

/// <summary>Composes the letters about changed rules.</summary>
internal sealed class RuleLetters(MailTemplates templates, PublicPages pages, PlanInForce plans, MadeUp madeUp) : ILaterLetters
{
    public OutboxKind Kind => OutboxKind.Rules;

    public static string Topic(RuleFacts facts) => facts.IsNew ? "Chương trình mới có hiệu lực"
        : $"{(facts.WithdrawnBy is null ? "Thay đổi" : "Rút lại thay đổi")} cách đánh giá chỉ tiêu: {facts.Module}";

    public async Task<IReadOnlyList<Letter>> Compose(AppDb db, IReadOnlyList<OutboxRow> rows, CancellationToken cancellation)
    {
        var letters = new List<Letter>(rows.Count);
        foreach (var row in rows)
        {
            var area = row.Area is { } id ? plans.Current.Areas.Find(id) ?? plans.FormerArea(id) : null;
            letters.Add(await Letter(RuleFacts.Read(row.Facts), new Recipient(row.Unit, plans.UnitName(row.Unit), area, row.To)));
        }

        return letters;
    }

    private string Since(Period quarter) => $"{LetterWords.Quarter(quarter)}, bắt đầu ngày {LetterWords.Day(plans.Current.Calendar.FirstDay(quarter))}";

    private Task<Letter> Letter(RuleFacts facts, Recipient recipient) => templates.Letter(new FactsLetter
    {
        Frame = new LetterFrame(facts.Plan, recipient.Addressee, madeUp.IsIt)
        {
            Topic = Topic(facts),
            Heading = facts.IsNew ? "Chương trình mới có hiệu lực"
                : facts.WithdrawnBy is null ? "Thay đổi cách đánh giá chỉ tiêu" : "Không áp dụng nữa thay đổi đã báo",
            Page = pages.Page("targets"),
            Button = "Xem các chỉ tiêu",
            Invitation = "Xem các chỉ tiêu tại",
            Footer = "Thư gửi tự động từ hệ thống theo dõi chương trình hành động khi quy tắc đánh giá được công bố hoặc rút lại.",
        },
        Facts =
        [
            .. facts.IsNew ? About(facts)
                : [("Lĩnh vực", facts.Module), (facts.WithdrawnBy is null ? "Tính từ" : "Đã định tính từ", Since(Period.Parse(facts.From)))],
            .. facts.WithdrawnBy is { } by
                ? (IEnumerable<(string, string)>)[("Lý do rút lại", facts.WithdrawnWhy ?? "không nêu"), ("Người rút lại", by)]
                : [("Lý do", facts.Reason ?? "không nêu"), .. Source(facts)],
        ],
        Quote = Said(facts),
    });

    private static IEnumerable<(string, string)> Source(RuleFacts facts) => facts.IsProposed
        ? [("Văn bản", facts.Document ?? "không nêu"), ("Người đề nghị", facts.Owner ?? "không rõ")]
        : [("Người công bố", facts.Owner ?? "thư mục quy tắc trên máy chủ, không rõ ai sửa")];

    private static IEnumerable<(string, string)> About(RuleFacts facts) =>
    [
        ("Chương trình", facts.Plan), .. facts.Follows is { } earlier ? [("Tiếp nối", earlier)] : Array.Empty<(string, string)>(),
        ("Nhiệm kỳ", $"{LetterWords.Quarter(Period.Parse(facts.From))} đến {LetterWords.Quarter(Period.Parse(facts.To!))}"),
    ];

    private static string? Said(RuleFacts facts) => facts is { IsNew: true, Said: [] }
        ? facts.Follows is null ? null : "Các chỉ tiêu và số liệu của đơn vị giữ nguyên như ở chương trình trước."
        : (facts.IsNew ? "Khác với chương trình trước, ở các chỉ tiêu và số liệu của đơn vị:\n" : "")
            + string.Join('\n', facts.Said.Select(one => "– " + one)) + (facts.More > 0 ? $"\nVà {facts.More} thay đổi khác." : "");
}
