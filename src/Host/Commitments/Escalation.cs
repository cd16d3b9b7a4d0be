using ActionPlan.Host.Assignments;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Commitments;

/// <summary>What those above are told: whose dates have passed unmet. Public, as all that a Razor template shows has to be.</summary>
public sealed record Escalation
{
    public required string PlanName { get; init; }

    /// <summary>Who is told.</summary>
    public required string UnitName { get; init; }

    public required bool IsSample { get; init; }

    /// <summary>All that is late, on a page.</summary>
    public required Uri Page { get; init; }

    public required IReadOnlyList<EscalatedMatter> Matters { get; init; }

    /// <summary>How many more there are than are listed.</summary>
    public required int More { get; init; }

    public LetterFrame Frame => new(PlanName, UnitName, IsSample)
    {
        Topic = EscalationWords.Topic(this),
        Heading = "Việc quá hạn cần chỉ đạo",
        Page = Page,
        Button = "Xem các việc quá hạn",
        Footer = "Mỗi hạn chỉ được báo cáo một lần; khi đơn vị hẹn hạn mới mà lại quá hạn thì báo cáo tiếp. "
            + "Thư gửi tự động từ hệ thống theo dõi chương trình hành động.",
    };

    public IEnumerable<IGrouping<OwedKind, EscalatedMatter>> ByKind => Matters.GroupBy(matter => matter.Kind);
}

/// <summary>One thing that is late.</summary>
/// <param name="Kind">What was owed.</param>
/// <param name="Title">The target or the assignment.</param>
/// <param name="Status">How the target stands, with its mark.</param>
/// <param name="Unit">Who answers for it.</param>
/// <param name="Promised">What was promised, asked or last said.</param>
/// <param name="Person">Who answers for the remedy, or who asked.</param>
/// <param name="By">The date that passed.</param>
/// <param name="DaysLate">Since how many days.</param>
public sealed record EscalatedMatter(
    OwedKind Kind, string Title, string? Status, string Unit, string? Promised, string? Person, DateOnly By, int DaysLate, Uri Page);
