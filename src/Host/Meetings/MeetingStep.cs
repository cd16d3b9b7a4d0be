using ActionPlan.Host.Board;
using ActionPlan.Host.Evaluation;

namespace ActionPlan.Host.Meetings;

/// <summary>What a quarter's meeting looks at, one after the other.</summary>
internal enum MeetingPart
{
    /// <summary>What has become of the plan since the quarter before.</summary>
    Changed,

    /// <summary>One target in danger.</summary>
    Target,

    /// <summary>Dates that passed unmet.</summary>
    Overdue,
    Assignments,

    /// <summary>What was decided.</summary>
    Decisions,
}

/// <summary>A step of the sequence.</summary>
/// <param name="Part">What it looks at.</param>
/// <param name="Target">The target, where it is about one.</param>
internal sealed record MeetingStep(MeetingPart Part, Target? Target = null)
{
    /// <summary>Its page, without what says which quarter and area.</summary>
    public string Page => AddressOf(Part, Target?.Key);

    public string Address(Period quarter, Area area) => AddressOf(Part, Target?.Key, quarter, area.Id);

    public static string AddressOf(MeetingPart part, string? target, Period quarter, string area) =>
        $"{AddressOf(part, target)}?period={quarter}&area={Uri.EscapeDataString(area)}";

    /// <summary>All of them; a target that is asked for stands among those in danger even where it is none of them any more.</summary>
    public static IReadOnlyList<MeetingStep> All(QuarterBoard board, Target? asked)
    {
        List<Target> shown = [.. board.InDanger.Select(line => line.Target)];
        if (asked is not null && !shown.Contains(asked))
        {
            shown.Insert(0, asked);
        }

        return
        [
            new(MeetingPart.Changed), .. shown.Select(target => new MeetingStep(MeetingPart.Target, target)),
            new(MeetingPart.Overdue), new(MeetingPart.Assignments), new(MeetingPart.Decisions),
        ];
    }

    private static string AddressOf(MeetingPart part, string? target) => part switch
    {
        MeetingPart.Changed => "meeting",
        MeetingPart.Target => "meeting/targets/" + string.Join('/', target!.Split('.', 2).Select(Uri.EscapeDataString)),
        MeetingPart.Overdue => "meeting/overdue",
        MeetingPart.Assignments => "meeting/assignments",
        MeetingPart.Decisions => "meeting/decisions",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };
}
