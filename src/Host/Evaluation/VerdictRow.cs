using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using ActionPlan.Rules.Judging;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionPlan.Host.Evaluation;

/// <summary>What a run says of one target in one area. The key goes by area, as runs write and pages read.</summary>
[Table("Verdicts")]
[PrimaryKey(nameof(RunId), nameof(Area), nameof(Target))]
[NotAudited("Written many at once: the run's entry holds a digest of all of them.")]
internal sealed class VerdictRow : IAppendOnly, IInArea, IMapped<VerdictRow>
{
    public required long RunId { get; init; }

    /// <summary>The target as <c>module.target</c>.</summary>
    [MaxLength(2 * Sizes.Id)]
    public required string Target { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    public required Status Status { get; init; }

    public decimal? Value { get; init; }

    /// <summary>Of a range its lower end.</summary>
    public decimal? Threshold { get; init; }

    /// <summary>A range's upper end; null for other comparisons.</summary>
    public decimal? ThresholdTo { get; init; }

    public decimal? Path { get; init; }

    /// <summary>The second, higher aim, where the target has one.</summary>
    public decimal? Stretch { get; init; }

    public required bool Final { get; init; }

    public decimal? Forecast { get; init; }

    public decimal? NeededPerQuarter { get; init; }

    /// <summary>The worst expression's name, where the target takes the worst of several.</summary>
    public string? Worst { get; init; }

    /// <summary>JSON; read it with <see cref="ReadRemarks"/>.</summary>
    public string? Remarks { get; init; }

    /// <summary>JSON; read it with <see cref="ReadParts"/>.</summary>
    public string? Parts { get; init; }

    /// <summary>JSON; read it with <see cref="ReadEvidence"/>.</summary>
    public string? Evidence { get; init; }

    /// <param name="run">Whose.</param>
    /// <param name="verdict">What was judged, by all its digits. They are cut here, so that the run's digest is of what any database gives back.</param>
    public static VerdictRow Of(long run, Verdict verdict) => new()
    {
        RunId = run,
        Target = verdict.Target.Key,
        Area = verdict.Area.Id,
        Status = verdict.Status,
        Value = Kept(verdict.Value),
        Threshold = Kept(verdict.Threshold),
        ThresholdTo = Kept(verdict.ThresholdTo),
        Path = Kept(verdict.Path),
        Stretch = Kept(verdict.Target.Definition.Threshold?.Stretch),
        Final = verdict.Final,
        Forecast = Kept(verdict.Forecast),
        NeededPerQuarter = Kept(verdict.NeededPerQuarter),
        Worst = verdict.Worst,
        Remarks = VerdictJson.Write(verdict.Remarks),
        Parts = VerdictJson.Write(verdict.Parts),
        Evidence = VerdictJson.Write(verdict.Evidence),
    };

    public IReadOnlyList<Remark> ReadRemarks() => VerdictJson.ReadRemarks(Remarks);

    public IReadOnlyList<NamedValue> ReadParts() => VerdictJson.ReadParts(Parts);

    public IReadOnlyList<StoredReading> ReadEvidence() => VerdictJson.ReadEvidence(Evidence);

    public static void Map(EntityTypeBuilder<VerdictRow> row) =>
        row.HasOne<RunRow>().WithMany().HasForeignKey(verdict => verdict.RunId).OnDelete(DeleteBehavior.Restrict);

    /// <summary>What is kept of a number, whichever the database.</summary>
    public static decimal? Kept(decimal? number) =>
        number is { } all ? Math.Round(all, NumberShape.MostDecimals, MidpointRounding.AwayFromZero) : null;
}
