using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Alerts;

/// <summary>What a verdict means for an alert.</summary>
internal enum Bearing
{
    /// <summary>Opens an alert, or keeps it open.</summary>
    Bad,

    /// <summary>Resolves it.</summary>
    Good,

    /// <summary>Says nothing new: an open alert stays as it is.</summary>
    Silent,

    /// <summary>There is nothing to judge any more: an open alert ends without having been remedied.</summary>
    Void,
}

internal static class Bearings
{
    /// <param name="status">What the verdict says.</param>
    /// <param name="overdue">Whether one of the missing figures was due before the run.</param>
    public static Bearing Of(Status status, bool overdue) => status switch
    {
        Status.Missed or Status.AtRisk => Bearing.Bad,
        Status.NoData => overdue ? Bearing.Bad : Bearing.Silent,
        Status.Met or Status.OnTrack => Bearing.Good,
        Status.NotDue => Bearing.Silent,
        Status.NotApplicable or Status.Monitored => Bearing.Void,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>Worst first: the order in which people are told.</summary>
    public static bool IsWorseThan(this Status status, Status other) => status < other;
}
