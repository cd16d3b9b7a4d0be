using ActionPlan.Kernel;

namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>
/// What a corrigendum corrects: each number that the issued document prints otherwise than the runs say that it is bound to. It is kept with
/// the corrigendum's snapshot, so that it stays what it was when it was drafted.
/// </summary>
internal sealed record Corrigendum
{
    /// <summary>'Báo cáo số 05-BC/ĐU ngày 05/10/2024'.</summary>
    public required string Of { get; init; }

    /// <summary>What that report is on.</summary>
    public required string Subject { get; init; }

    /// <summary>The corrigenda issued before, cited likewise.</summary>
    public IReadOnlyList<string> Earlier { get; init; } = [];

    /// <summary>In the document's order.</summary>
    public IReadOnlyList<CorrectedNumber> Numbers { get; init; } = [];

    /// <summary>Because of which figures.</summary>
    public IReadOnlyList<CorrectedFigure> Figures { get; init; } = [];

    /// <summary>Whether the programme itself has changed since, which alone may change a threshold.</summary>
    public bool IsOtherPlan { get; init; }
}

/// <summary>A number that was issued and is not right any more.</summary>
/// <param name="Reference">What it stands for in the report.</param>
/// <param name="Subject">The target's key, or the group of targets.</param>
/// <param name="Name">The subject as documents name it.</param>
/// <param name="What">Which of its numbers: 'kết quả', 'số chỉ tiêu đạt'.</param>
/// <param name="Place">Where it is printed.</param>
/// <param name="Printed">As issued.</param>
/// <param name="Right">As it should be.</param>
internal sealed record CorrectedNumber(string Reference, string Subject, string Name, string What, string Place, string Printed, string Right);

/// <summary>A figure that was corrected or came late, with its reason and who decided.</summary>
/// <param name="Name">As people call it, with area and period.</param>
/// <param name="Before">Null where there was none.</param>
/// <param name="Now">With its unit of measure.</param>
/// <param name="Reason">As stated.</param>
/// <param name="By">Who approved it, or who brought it in where nobody did.</param>
/// <param name="IsApproved">Whether it was approved.</param>
/// <param name="On">The day.</param>
/// <param name="Targets">The keys of the targets whose verdicts it changed.</param>
internal sealed record CorrectedFigure(string Name, string? Before, string Now, string Reason, string By, bool IsApproved, DateOnly On, IReadOnlyList<string> Targets);
