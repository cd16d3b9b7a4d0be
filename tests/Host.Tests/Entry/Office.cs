using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Tests.Alerts;
using Mediator;

namespace ActionPlan.Host.Tests.Entry;

/// <summary>The people of the police and of the office, at work on the police's sheet for the third quarter.</summary>
internal static class Office
{
    public static readonly Actor Clerk = Person("Nguyễn An", new Grant(Role.DataEntry, "police"));
    public static readonly Actor Colleague = Person("Lê Bình", new Grant(Role.DataEntry, "police"));
    public static readonly Actor Head = Person("Trần Chi", new Grant(Role.UnitHead, "police"));
    public static readonly Actor Secretary = Person("Phạm Dung", new Grant(Role.Office));

    public static Period Q3 => Period.Parse("2024-Q3");

    public static SheetKey Sheet => new("police", "ward", Q3);

    public static CellKey Cases => new("cases", "ward", Q3);

    public static CellKey Solved => new("solved", "ward", Q3);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Actor Person(string name, params Grant[] grants) => new(name, name, grants, "127.0.0.1");

    public static Task<T> Do<T>(this Ward ward, Actor actor, ICommand<T> command) => ward.Get<CommandSender>().Send(command, actor, Cancellation);

    public static Task<EntrySheet> Sees(this Ward ward) => ward.Read(db => new EntrySheets(db).Load(ward.Plan, Sheet, Cancellation));

    public static async Task<EntryCell> Cell(this Ward ward, CellKey key) => (await ward.Sees()).Cells.Single(cell => cell.Key == key);

    /// <summary>Types into a cell, knowing what stands there.</summary>
    public static async Task<CellOutcome> Type(this Ward ward, Actor actor, CellKey key, decimal? value, string? correction = null) =>
        await ward.TypeKnowing(actor, key, value, (await ward.Cell(key)).Stamp, correction);

    public static async Task<CellOutcome> TypeKnowing(this Ward ward, Actor actor, CellKey key, decimal? value, string stamp, string? correction = null) =>
        (await ward.Do(actor, new SaveDrafts(Sheet, [new DraftCell(key, value, null, null, stamp, correction)]))).Cells.Single();

    public static async Task<SheetMoved> Approves(this Ward ward, Actor actor, params CellKey[] keys)
    {
        var cells = (await ward.Sees()).Cells.Where(cell => keys.Contains(cell.Key));
        return await ward.Do(actor, new ApproveSheet(Sheet, [.. cells.Select(cell => new SeenCell(cell.Key, cell.Stamp))]));
    }

    public static Task<SheetMoved> Decides(this Ward ward, Actor actor, CellKey key, bool approve) => ward.Decides(actor, approve, key);

    public static async Task<SheetMoved> Decides(this Ward ward, Actor actor, bool approve, params CellKey[] keys)
    {
        var cells = (await ward.Sees()).Cells.Where(cell => keys.Contains(cell.Key));
        return await ward.Do(actor, new DecideCorrection(Sheet, [.. cells.Select(cell => new SeenCell(cell.Key, cell.Stamp))], approve, "Đã đối chiếu hồ sơ"));
    }

    public static Task<List<decimal>> Figures(this Ward ward) =>
        ward.Read(db => db.Figures.OrderBy(row => row.Seq).Select(row => row.Value).ToListAsync(Cancellation));

    public static Task<List<SheetEventKind>> Events(this Ward ward) =>
        ward.Read(db => db.SheetEvents.OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Cancellation));
}
