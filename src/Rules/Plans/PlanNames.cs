using ActionPlan.Rules.Reading;

namespace ActionPlan.Rules.Plans;

/// <summary>What a plan may be called.</summary>
public static class PlanNames
{
    /// <summary>Whether the text can be a plan's id: also part of addresses and the name of a folder.</summary>
    public static bool IsId(string text) => Names.Id().IsMatch(text);

    /// <summary>
    /// First parts of addresses that belong to the app's own pages: no plan is called like one, whatever its case, or its pages could not be told from these.
    /// </summary>
    public static IReadOnlyList<string> Reserved { get; } =
    [
        "account", "admin", "alerts", "api", "approvals", "assignments", "audit", "board", "calendar", "compare", "completeness", "corrections", "error",
        "export", "figures", "files", "healthz", "help", "language", "mail", "meeting", "my-work", "not-found", "overdue", "overview", "plan", "programmes",
        "provisional", "registers", "reports", "rules", "runs", "sample", "search", "settings", "sign-in", "sign-out", "summaries", "targets", "works",
    ];

    /// <summary>Whether the app's own pages have the name.</summary>
    public static bool IsReserved(string id) => Reserved.Contains(id, StringComparer.OrdinalIgnoreCase);
}
