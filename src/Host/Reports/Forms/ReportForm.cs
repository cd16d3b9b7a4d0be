using System.Text.Json.Serialization;

namespace ActionPlan.Host.Reports.Forms;

/// <summary>The form of a document as data: sources disagree on details, so that the office can correct a file and need not wait for a program.</summary>
internal sealed record ReportForm
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Font { get; init; }

    public required PageForm Page { get; init; }

    public required BodyForm Body { get; init; }

    public required IReadOnlyList<LineForm> LeftHeader { get; init; }

    public required IReadOnlyList<LineForm> RightHeader { get; init; }

    public required IReadOnlyList<LineForm> Title { get; init; }

    /// <summary>By level, from the highest.</summary>
    public required IReadOnlyList<HeadingForm> Headings { get; init; }

    public required IReadOnlyList<LineForm> Signature { get; init; }

    /// <summary>Above the annex; <c>{annex}</c> is the title that the sections name. Null in forms that the office made before there was one.</summary>
    public IReadOnlyList<LineForm>? AnnexHead { get; init; }

    public required RecipientsForm Recipients { get; init; }

    public required SectionTitles Sections { get; init; }

    /// <summary>How a meeting's conclusion differs from a report. Null in forms that the office made before there was one.</summary>
    public ConclusionForm? Conclusion { get; init; }

    /// <summary>The same form with a conclusion's number and title in the place of a report's.</summary>
    public ReportForm ForConclusions() => this with
    {
        LeftHeader = [.. LeftHeader.SkipLast(1), .. LeftHeader.TakeLast(1).Select(line => line with { Text = Conclusion?.Number ?? "Số {number}" })],
        Title = [.. Title.Take(1).Select(line => line with { Text = Conclusion?.Title ?? "KẾT LUẬN" }), .. Title.Skip(1)],
    };

    /// <summary>What a conclusion is on.</summary>
    /// <param name="matter">What was looked at.</param>
    public string ConclusionOf(string matter) =>
        (Conclusion?.Subject ?? "tại cuộc họp đánh giá {matter}").Replace("{matter}", matter, StringComparison.Ordinal);
}

/// <param name="Number">The line of its number.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Subject">What it is on; <c>{matter}</c> is what the meeting looked at.</param>
internal sealed record ConclusionForm(string Number, string Title, string Subject);

/// <summary>Margins in millimetres; the page is A4.</summary>
internal sealed record PageForm(decimal Top, decimal Bottom, decimal Left, decimal Right);

/// <summary>Running text: size, spacing in points, indent in millimetres.</summary>
internal sealed record BodyForm(decimal Size, decimal FirstLine, decimal LineExactly, decimal After);

/// <summary>A line of a heading block; <c>{name}</c> stands for one of the ward's names.</summary>
internal sealed record LineForm
{
    public required string Text { get; init; }

    /// <summary>In points.</summary>
    public required decimal Size { get; init; }

    public bool Bold { get; init; }

    public bool Italic { get; init; }

    public bool Underlined { get; init; }

    /// <summary>A rule below it.</summary>
    public bool Ruled { get; init; }

    /// <summary>The rule's length as a part of the text's; null for all of it.</summary>
    public decimal? RuleLength { get; init; }

    /// <summary>Space below, in points.</summary>
    public decimal After { get; init; }
}

/// <summary>How headings of a level look and count: <c>I-</c>, <c>1.</c>, <c>a)</c>.</summary>
internal sealed record HeadingForm
{
    public required string Numbering { get; init; }

    public required decimal Size { get; init; }

    public bool Bold { get; init; }

    public bool Italic { get; init; }

    /// <summary>In capital letters.</summary>
    public bool Capitals { get; init; }
}

internal sealed record RecipientsForm(LineForm Title, decimal Items, string Last);

internal sealed record SectionTitles
{
    public required string Leadership { get; init; }

    public required string Results { get; init; }

    public required string Programmes { get; init; }

    public required string Works { get; init; }

    public required string Assignments { get; init; }

    public required string Assessment { get; init; }

    public required string Strengths { get; init; }

    public required string Shortcomings { get; init; }

    public required string Causes { get; init; }

    public required string Tasks { get; init; }

    public required string Proposals { get; init; }

    public required string Annex { get; init; }

    /// <summary>Of a corrigendum; a form that an office made its own before there were any has none.</summary>
    public string? Reasons { get; init; }

    public string? Changes { get; init; }

    public string? ChangesAnnex { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(ReportForm))]
internal sealed partial class ReportFormJson : JsonSerializerContext;
