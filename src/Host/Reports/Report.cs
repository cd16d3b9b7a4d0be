using ActionPlan.Host.Reports.Forms;

namespace ActionPlan.Host.Reports;

/// <summary>A report as it stands: texts with their references filled in, tables and charts. The same bound runs and texts always give the same one.</summary>
internal sealed record Report
{
    public required ReportForm Form { get; init; }

    public required ReportNames Names { get; init; }

    public required ReportHeading Heading { get; init; }

    /// <summary>Not issued yet: every page says so.</summary>
    public required bool IsDraft { get; init; }

    /// <summary>Made-up figures: every page says so.</summary>
    public required bool IsSample { get; init; }

    public required IReadOnlyList<Block> Body { get; init; }

    /// <summary>What stands on the landscape pages.</summary>
    public required IReadOnlyList<Block> Annex { get; init; }

    public required string AnnexTitle { get; init; }

    /// <summary>Last of all, in small print: by what the document can be checked.</summary>
    public IReadOnlyList<string> Imprint { get; init; } = [];

    public static string Subject(ReportFacts facts) => facts.Snapshot.Corrigendum is { } corrigendum ? $"đính chính số liệu tại {corrigendum.Of}"
        : $"kết quả thực hiện {Drafting.OpeningProse.Programme(facts)}, {facts.Span}"
            + (facts.Kind == ReportKind.Term ? "" : $" và nhiệm vụ trọng tâm {facts.Next}");
}
