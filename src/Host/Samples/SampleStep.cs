using System.Text.Json;
using System.Text.Json.Serialization;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Reports;

namespace ActionPlan.Host.Samples;

/// <summary>
/// What one of the made-up people did on a day: answered, asked, explained, updated, urged, worked on a report; or that dates were looked at.
/// </summary>
internal sealed record SampleStep
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() }, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public required DateOnly On { get; init; }

    public required SampleDeed Do { get; init; }

    /// <summary>The user name of the person.</summary>
    public string By { get; init; } = "";

    public string? Target { get; init; }

    public string? Assignment { get; init; }

    public AssignmentState State { get; init; }

    public string? Cause { get; init; }

    public string? Remedy { get; init; }

    public string? Person { get; init; }

    public string? Text { get; init; }

    public string? Why { get; init; }

    public DateOnly? Due { get; init; }

    /// <summary>The quarter of a report, such as 2025-Q2.</summary>
    public string? Quarter { get; init; }

    /// <summary>The report's section in which <see cref="Text"/> takes the place of what was left to be filled in.</summary>
    public string? Section { get; init; }

    public ReportNames? Names { get; init; }

    /// <summary>The steps in the folder's <c>answers.json</c>, oldest first; none where there is no such file.</summary>
    public static IReadOnlyList<SampleStep> Read(string folder)
    {
        var path = Path.Combine(folder, "answers.json");
        return File.Exists(path) ? [.. JsonSerializer.Deserialize<SampleStep[]>(File.ReadAllText(path), Options)!.OrderBy(step => step.On)] : [];
    }
}

internal enum SampleDeed
{
    Answer,
    Ask,
    Explain,
    Update,
    Urge,
    Escalate,
    EndTerm,
    Name,
    Draft,
    Fill,
    Review,
    Issue,
}
