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

    public void Add(Status status, int more = 1)
    {
        switch (status)
        {
            case Status.Missed: Missed += more; break;
            case Status.AtRisk: AtRisk += more; break;
            case Status.NoData: NoData += more; break;
            case Status.OnTrack: OnTrack += more; break;
            case Status.Met: Met += more; break;
            case Status.NotDue: NotDue += more; break;
            case Status.NotApplicable: NotApplicable += more; break;
            case Status.Monitored: Monitored += more; break;
            default: throw new ArgumentOutOfRangeException(nameof(status), status, null);
        }
    }
}
