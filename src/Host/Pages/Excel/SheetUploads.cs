using ActionPlan.Host.Excel;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>Uploads of units' sheets that wait for being taken, compared with the sheet as it stands now.</summary>
internal sealed class SheetUploads(AppDb db, PlanInForce plans, Acting acting, PendingUploads uploads, TimeProvider clock)
{
    private const string Page = "/figures/upload";

    public Task<string> Keep(SheetKey key, UploadedFile file, CancellationToken cancellation) =>
        uploads.Keep(acting.Actor, Page, new Kept(key, file), cancellation);

    /// <returns>Null where it is kept no longer, or its sheet is not theirs any more.</returns>
    public async Task<UploadPreview?> Read(string id, CancellationToken cancellation)
    {
        if (await uploads.Find<Kept>(acting.Actor, Page, id, cancellation) is not { } kept
            || ExcelForms.Key(plans, acting.Actor, kept.Key.Unit, kept.Key.Area, kept.Key.Quarter.ToString()) is null)
        {
            return null;
        }

        var plan = plans.For(kept.Key.Quarter);
        var sheet = await new EntrySheets(db).Load(plan, kept.Key, cancellation);
        var today = plan.Today(clock);
        var read = UploadReading.Read(plan, sheet, kept.File, today);
        return UploadTaking.Screened(read, await SheetPreview.Of(db, plan, kept.Key, UploadTaking.Drafts(read), today, cancellation), plan);
    }

    public Task Remove(string id) => uploads.Remove(acting.Actor, id);

    private sealed record Kept(SheetKey Key, UploadedFile File);
}
