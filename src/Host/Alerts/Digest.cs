using ActionPlan.Host.Mail;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Alerts;

/// <summary>What one recipient is told about one run. Public, as all that a Razor template shows has to be.</summary>
public sealed record Digest
{
    public required string PlanName { get; init; }

    public required string UnitName { get; init; }

    /// <summary>The area whose contact gets this digest, where the unit has an address of its own there.</summary>
    public string? AreaName { get; init; }

    public required Period Quarter { get; init; }

    public required DateTimeOffset JudgedAt { get; init; }

    public required bool IsSample { get; init; }

    public required Uri Home { get; init; }

    /// <summary>The unit's summary on one page: all its targets, not only what changed; null for a unit or area that the plan no longer has.</summary>
    public required Uri? Summary { get; init; }

    /// <summary>The targets that stand badly, worst first, as many as a letter lists.</summary>
    public required IReadOnlyList<DigestTarget> Bad { get; init; }

    /// <summary>Those that stand badly besides.</summary>
    public IReadOnlyList<UnlistedTarget> Unlisted { get; init; } = [];

    /// <summary>What the last digest listed and this one does not, as much as a letter lists.</summary>
    public required IReadOnlyList<DigestDeparture> Gone { get; init; }

    /// <summary>Why the others have gone.</summary>
    public IReadOnlyList<DepartureReason> UnlistedGone { get; init; } = [];

    /// <summary>Where all of them are.</summary>
    public Uri? All { get; init; }

    public LetterFrame Frame => new(PlanName, LetterWords.Addressee(UnitName, AreaName), IsSample)
    {
        Topic = DigestWords.Topic(this),
        Heading = $"Kết quả đánh giá {LetterWords.Quarter(Quarter)}",
        Page = Home,
        Button = "Mở bảng theo dõi",
        Footer = DigestWords.Footer(this),
    };

    public int Count(Status status) => Bad.Count(target => target.Status == status) + Unlisted.Count(target => target.Status == status);

    public int Count(DigestChange change) => Bad.Count(target => target.Change == change) + Unlisted.Count(target => target.Change == change);

    public int Count(DepartureReason reason) => Gone.Count(departure => departure.Reason == reason) + UnlistedGone.Count(other => other == reason);
}

/// <summary>A target that stands badly.</summary>
public sealed record DigestTarget
{
    public required string? Number { get; init; }

    public required string Name { get; init; }

    /// <summary>The area, where the digest covers several.</summary>
    public string? Area { get; init; }

    public required string MeasuredIn { get; init; }

    public required Status Status { get; init; }

    public required DigestChange Change { get; init; }

    /// <summary>What the last digest said of it.</summary>
    public Status? Before { get; init; }

    /// <summary>The quarter that gave the status: an earlier one where the newest says nothing new.</summary>
    public required Period JudgedFor { get; init; }

    public decimal? Value { get; init; }

    public Comparison? Is { get; init; }

    /// <summary>Whether a rule of the target's own judges instead of the comparison with the threshold.</summary>
    public bool HasOwnRule { get; init; }

    public decimal? Threshold { get; init; }

    /// <summary>A range's upper end.</summary>
    public decimal? ThresholdTo { get; init; }

    /// <summary>How far from an equality's number a value may be.</summary>
    public decimal? Tolerance { get; init; }

    /// <summary>Where the value should be by now.</summary>
    public decimal? Path { get; init; }

    public decimal? Forecast { get; init; }

    /// <summary>What the remaining quarters must bring, or may bring at most.</summary>
    public string? Needed { get; init; }

    public string? Worst { get; init; }

    public IReadOnlyList<string> Remarks { get; init; } = [];

    public required Uri Page { get; init; }

    /// <summary>Where the unit answers.</summary>
    public required Uri AnswerPage { get; init; }

    /// <summary>What the unit has promised, where the alert is answered.</summary>
    public string? Promise { get; init; }

    /// <summary>The name of its chart among the letter's images; null where it has none.</summary>
    public string? Chart { get; init; }
}

/// <summary>A target that stands badly and for which a letter has no room.</summary>
public readonly record struct UnlistedTarget(Status Status, DigestChange Change);

/// <summary>A target that the last digest listed and this one does not.</summary>
public sealed record DigestDeparture(
    string? Number, string Name, string? Area, Status Before, Status? Now, string MeasuredIn, decimal? Value, DepartureReason Reason, Uri? Page)
{
    /// <summary>The area that the target's own area has become part of.</summary>
    public string? MergedInto { get; init; }
}

/// <summary>How a target stands against the last digest.</summary>
public enum DigestChange
{
    New,
    Worse,
    Eased,
    Same,
}

/// <summary>Why a target is not listed any more.</summary>
public enum DepartureReason
{
    /// <summary>It is good again.</summary>
    Remedied,

    /// <summary>The plan does not judge it any more, or judging it makes no sense now.</summary>
    NotJudged,

    /// <summary>The quarter says nothing new: an earlier one, of which nobody was told, was good.</summary>
    NoNewResult,

    /// <summary>Another unit answers for it now.</summary>
    HandedOver,
}
