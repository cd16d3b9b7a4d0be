using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>What is written with an issued report. Public, as all that a Razor template shows has to be.</summary>
public sealed record ReportLetter
{
    public required string PlanName { get; init; }

    public required string Title { get; init; }

    public required string Number { get; init; }

    public required DateOnly On { get; init; }

    public required string IssuedBy { get; init; }

    public required string Sha256 { get; init; }

    public required bool IsAttached { get; init; }

    public required bool IsSample { get; init; }

    public required Uri Page { get; init; }

    public string Subject => LetterWords.Subject($"{Title} (số {Number})", IsSample);

    public IEnumerable<(string Label, string Value)> Facts =>
    [
        ("Văn bản", Title), ("Số", Number), ("Ngày", LetterWords.Day(On)), ("Người ban hành", IssuedBy),
        ("Tệp", IsAttached ? "kèm theo thư này" : "quá lớn để gửi kèm, tải trên hệ thống"), ("Mã SHA-256 của tệp", Sha256),
    ];

    public string Text =>
        $"""
        {(IsSample ? $"*** {LetterWords.Sample.ToUpper(LetterWords.Vietnamese)} ***\n\n" : "")}{PlanName}
        {Title}

        {string.Join('\n', Facts.Select(fact => $"{fact.Label}: {fact.Value}"))}

        Xem trên hệ thống: {Page}
        {ReportMail.Footer}
        """.ReplaceLineEndings();
}
