using ActionPlan.Host.Persistence.Keeping;
using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Excel;

/// <summary>
/// Uploads that are looked at before they are taken, for their sender only and not for long. The file is kept and not what was read in it:
/// it is read again each time, so that what is shown is what would be taken now.
/// </summary>
internal sealed class PendingUploads(FormKeeping keeping)
{
    private const int Largest = XlsxGuard.LargestFile + (1024 * 1024);

    /// <summary>One larger than is read is not kept.</summary>
    public async Task<string> Keep<T>(Actor sender, string page, T upload, CancellationToken cancellation) =>
        await keeping.Keep(sender.UserId ?? "", page, upload, Largest, cancellation) ?? "";

    /// <returns>Null if there is none of this name for this page, if it is another's, or if it is too old.</returns>
    public Task<T?> Find<T>(Actor sender, string page, string id, CancellationToken cancellation)
        where T : class => keeping.Find<T>(sender.UserId, page, id, cancellation);

    public Task Remove(Actor sender, string id) => keeping.Remove(sender.UserId, id);
}
