namespace ActionPlan.Architecture.Tests;

public sealed partial class HostLayers
{
    /// <summary>What still looks ahead. The list gets shorter, never longer.</summary>
    private static readonly string[] Known =
    [
        "Access -> Api", "Access -> Pages", "Access -> Program", "Access -> Shell", "Access -> Startup",
        "Alerts -> Shell", "Alerts -> Summaries",
        "Api -> Pages", "Api -> Shell",
        "Assignments -> Commitments", "Assignments -> Shell",
        "Audit -> Access", "Audit -> Alerts", "Audit -> Api", "Audit -> Evaluation", "Audit -> Figures", "Audit -> Files", "Audit -> Mail",
        "Audit -> Plans", "Audit -> Reports", "Audit -> Shell",
        "Charts -> Shell",
        "Cli -> Program",
        "Commitments -> Shell",
        "Evaluation -> Alerts", "Evaluation -> Reports",
        "Excel -> Pages", "Excel -> Shell",
        "Figures -> Evaluation", "Figures -> Pages", "Figures -> Program", "Figures -> Registers", "Figures -> Scheduling",
        "Files -> Alerts", "Files -> Assignments", "Files -> Program", "Files -> Shell",
        "Mail -> Alerts", "Mail -> Assignments", "Mail -> Shell",
        "Pages -> Program", "Pages -> Samples",
        "Persistence -> Access", "Persistence -> Alerts", "Persistence -> Api", "Persistence -> Assignments", "Persistence -> Audit",
        "Persistence -> Evaluation", "Persistence -> Figures", "Persistence -> Files", "Persistence -> Mail", "Persistence -> Plans",
        "Persistence -> Program", "Persistence -> Registers", "Persistence -> Reports", "Persistence -> Shell", "Persistence -> Startup",
        "Plans -> Access", "Plans -> Evaluation", "Plans -> Shell", "Plans -> Startup",
        "Registers -> Excel", "Registers -> Pages", "Registers -> Program", "Registers -> Scheduling", "Registers -> Shell",
        "Reports -> Excel", "Reports -> Pages", "Reports -> Program", "Reports -> Scheduling", "Reports -> Shell", "Reports -> Summaries",
        "Samples -> Program",
        "Scheduling -> Program", "Scheduling -> Shell",
        "Shell -> Pages",
        "Startup -> Samples",
        "Summaries -> Pages", "Summaries -> Program", "Summaries -> Scheduling", "Summaries -> Shell",
    ];
}
