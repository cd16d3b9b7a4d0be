using ActionPlan.Host.Reports.Pdf;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Health;

/// <summary>Whether reports come as PDF.</summary>
internal sealed class OfficePart(IOptions<PdfSettings> printing) : IHealthPart
{
    public Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<HealthLine>>(
        [OfficeSuite.Find(printing.Value.LibreOffice) is { } found
            ? new HealthLine("Office", HealthState.Good, found) : new HealthLine("Office", HealthState.Warning)]);
}
