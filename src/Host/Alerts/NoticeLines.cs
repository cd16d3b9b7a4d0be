using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Alerts;

/// <summary>A set of bad verdicts as a notice keeps it: one <c>target area status</c> a line, in ordinal order.</summary>
internal static class NoticeLines
{
    public static string Write(IEnumerable<AlertRow> alerts) =>
        string.Join('\n', alerts.Select(alert => $"{alert.Target} {alert.Area} {alert.Status}").Order(StringComparer.Ordinal));

    public static IReadOnlyDictionary<Case, Status> Read(string? lines) =>
        (lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(words => new Case(words[0], words[1]), words => Enum.Parse<Status>(words[2]));
}
