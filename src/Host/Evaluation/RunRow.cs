using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using ActionPlan.Host.Audit;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionPlan.Host.Evaluation;

/// <summary>
/// One evaluation of a quarter: plan version and figures as they stood. Invisible to readers until <see cref="CompletedAt"/> is set,
/// immutable from then on. The run in force for a quarter is the newest completed one.
/// </summary>
[Table("Runs")]
[Index(nameof(PlanId), nameof(Period), nameof(CompletedAt))]
[AreasElsewhere]
[ProvedElsewhere("The run's seal holds it.")]
internal sealed class RunRow : IMapped<RunRow>, ICompleted, IPassing, IOfPlan
{
    private const int MostEarlier = 12;
    private const string Sealed = "The run's seal holds it.";

    [Key]
    public long Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    [ProvedElsewhere(Sealed)]
    [MaxLength(Sizes.Sha256)]
    public required string PlanVersion { get; init; }

    /// <summary>The versions by which the plans that it continues were read, the newest term's first, parted by blanks; null where it continues none.</summary>
    [ProvedElsewhere(Sealed)]
    [MaxLength(MostEarlier * (Sizes.Sha256 + 1))]
    public string? EarlierVersions { get; init; }

    [ProvedElsewhere(Sealed)]
    public required Period Period { get; init; }

    /// <summary>The newest figure row that the run knows of.</summary>
    [ProvedElsewhere(Sealed)]
    public required long FigureSeq { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    [ProvedElsewhere(Sealed)]
    public DateTimeOffset? CompletedAt { get; set; }

    public required RunTrigger Trigger { get; init; }

    [MaxLength(Sizes.Person)]
    public required string By { get; init; }

    /// <summary>The run in force for the quarter when this one started.</summary>
    public long? PreviousRunId { get; init; }

    /// <summary>Verdicts on the root areas by status.</summary>
    public StatusCounts Counts { get; set; } = new();

    /// <summary>Verdicts on all areas.</summary>
    public int Verdicts { get; set; }

    /// <summary>Rules that failed while running: errors that must show.</summary>
    public int Failures { get; set; }

    /// <summary>What the data checks found odd.</summary>
    public int Findings { get; set; }

    string ICompleted.CompletedBy => nameof(CompletedAt);

    bool IPassing.IsPassing => CompletedAt is null;

    /// <summary>What <see cref="EarlierVersions"/> is for a plan.</summary>
    public static string? EarlierOf(Plan plan) => Before(plan) is { Count: > 0 } earlier ? string.Join(' ', earlier.Select(one => one.Version)) : null;

    /// <summary>Whether another judging by the plan, as it is read now, would follow the same rules.</summary>
    public bool IsJudgedAlike(PlanInForce plans, Plan plan) =>
        plans.JudgeAlike(PlanVersion, plan.Version) && plans.ReadAlike(EarlierVersions?.Split(' ') ?? [], Before(plan));

    private static List<Plan> Before(Plan plan) => [.. plan.EarlierOnes.Take(MostEarlier)];

    public static void Map(EntityTypeBuilder<RunRow> row) => row.ComplexProperty(run => run.Counts);
}

/// <summary>What started a run.</summary>
internal enum RunTrigger
{
    Schedule,
    CatchUp,
    Manual,
    Correction,

    /// <summary>Figures were approved after the quarter had been judged.</summary>
    LateFigures,

    /// <summary>Another version of the rules was published for a quarter that had been judged.</summary>
    Restatement,
}
