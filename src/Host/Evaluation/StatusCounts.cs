using System.ComponentModel.DataAnnotations.Schema;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation;

/// <summary>How many verdicts have each status.</summary>
[ComplexType]
internal sealed record StatusCounts
{
    public int Missed { get; set; }

    public int AtRisk { get; set; }

    public int NoData { get; set; }

    public int OnTrack { get; set; }

    public int Met { get; set; }

    public int NotDue { get; set; }

    public int NotApplicable { get; set; }

    public int Monitored { get; set; }

    public int this[Status status] => status switch
    {
        Status.Missed => Missed,
        Status.AtRisk => AtRisk,
        Status.NoData => NoData,
        Status.OnTrack => OnTrack,
        Status.Met => Met,
        Status.NotDue => NotDue,
        Status.NotApplicable => NotApplicable,
        Status.Monitored => Monitored,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public void Add(Status status)
    {
        switch (status)
        {
            case Status.Missed: Missed++; break;
            case Status.AtRisk: AtRisk++; break;
            case Status.NoData: NoData++; break;
            case Status.OnTrack: OnTrack++; break;
            case Status.Met: Met++; break;
            case Status.NotDue: NotDue++; break;
            case Status.NotApplicable: NotApplicable++; break;
            case Status.Monitored: Monitored++; break;
            default: throw new ArgumentOutOfRangeException(nameof(status), status, null);
        }
    }
}
