using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports.Stored;
using Mediator;

namespace ActionPlan.Host.Reports.Writing;

/// <summary>Sets a ward's names in its reports, and whom they are sent to.</summary>
/// <param name="Area">The root area.</param>
/// <param name="LastNumber">The last number used before the system.</param>
internal sealed record SaveReportSettings(string Area, ReportNames Names, int LastNumber) : ICommand<ReportResult>, ITransactional, IGuarded
{
    public const int Longest = 300;
    public const int MostLines = 40;

    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([new Demand(Right.WriteReports, Area: Area)]);
}

internal sealed class SaveReportSettingsHandler(AppDb db, PlanInForce plans) : ICommandHandler<SaveReportSettings, ReportResult>
{
    public async ValueTask<ReportResult> Handle(SaveReportSettings command, CancellationToken cancellationToken)
    {
        var (plan, names) = (plans.Current, command.Names);
        if (plan.Areas.Roots.All(root => root.Id != command.Area))
        {
            return new ReportResult(ReportReply.UnknownArea);
        }

        IEnumerable<string> texts = [names.Superior, names.Issuer, names.Place, names.SignatoryPost, names.Signatory, .. names.Recipients, .. names.Addresses];
        if (texts.FirstOrDefault(text => text.Length > SaveReportSettings.Longest) is { } tooLong)
        {
            return new ReportResult(ReportReply.TooLong, What: tooLong);
        }

        if (names.Recipients.Count > SaveReportSettings.MostLines || names.Addresses.Count > SaveReportSettings.MostLines
            || command.LastNumber is < 0 or > 99_999)
        {
            return new ReportResult(ReportReply.TooLong);
        }

        if (names.Addresses.FirstOrDefault(address => !Envelope.TryAddress(address, out _)) is { } bad)
        {
            return new ReportResult(ReportReply.BadAddress, What: bad);
        }

        var row = await db.ReportSettings.FirstOrDefaultAsync(known => known.PlanId == plan.Id && known.Area == command.Area, cancellationToken);
        if (row is null)
        {
            db.Add(row = new ReportSettingsRow { PlanId = plan.Id, Area = command.Area });
        }

        (row.Superior, row.Issuer, row.Place) = (names.Superior, names.Issuer, names.Place);
        (row.SignatoryPost, row.Signatory) = (names.SignatoryPost, names.Signatory);
        (row.Recipients, row.Addresses, row.LastNumber) = (string.Join('\n', names.Recipients), string.Join('\n', names.Addresses), command.LastNumber);
        return new ReportResult(ReportReply.Done);
    }
}
