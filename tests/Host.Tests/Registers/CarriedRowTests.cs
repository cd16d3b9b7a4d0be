using System.Globalization;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Registers.Uploads;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.ModuleKit;
using Mediator;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Registers;

/// <summary>What was open in a register when a term ended counts on in the plan that continues it, and is not entered there again.</summary>
public sealed class CarriedRowTests : IAsyncLifetime
{
    private const string Old = """
        { "id": "p", "name": "Chương trình cũ", "term": { "from": "2024-Q1", "to": "2025-Q4" }, "inUseFrom": "2024-Q1",
          "units": [ { "id": "front", "name": "Mặt trận Tổ quốc" } ],
          "areas": [ { "id": "ward", "name": "Phường 12", "kind": "ward", "children": [ { "id": "kp-1", "name": "Khu phố 1" }, { "id": "kp-2", "name": "Khu phố 2" } ] } ],
          "works": [ { "id": "school", "name": "Trường tiểu học", "lead": "front" }, { "id": "market", "name": "Chợ", "lead": "front" } ] }
        """;

    private const string Next = """
        { "id": "q", "name": "Chương trình mới", "term": { "from": "2026-Q1", "to": "2030-Q4" }, "continues": "p", "inUseFrom": "2026-Q1",
          "units": [ { "id": "front", "name": "Mặt trận Tổ quốc" } ],
          "areas": [
            { "id": "p12", "name": "Phường 12", "was": "ward", "to": "2025-12-31", "mergedInto": "new" },
            { "id": "new", "name": "Phường mới", "kind": "ward", "from": "2026-01-01", "children": [ { "id": "kp-9", "name": "Khu phố 9", "was": "kp-2", "from": "2026-01-01" } ] } ],
          "works": [ { "id": "first-school", "was": "school", "name": "Trường tiểu học số 1", "lead": "front" } ] }
        """;

    private const string Environment = """
        { "module": "environment",
          "figures": [ { "id": "wasteSpotsRemaining", "name": "Điểm rác còn tồn", "measuredIn": "điểm", "type": "stock", "every": "quarter", "counted": true, "whole": true } ],
          "targets": [ { "id": "spots", "name": "Điểm rác", "measuredIn": "điểm", "responsible": "front", "kind": "monitored", "every": "quarter", "value": "wasteSpotsRemaining.Latest" } ] }
        """;

    private const string Works = """
        { "module": "works",
          "figures": [ { "id": "alleysCompleted", "name": "Hẻm", "measuredIn": "tuyến", "type": "flow", "every": "quarter", "counted": true, "reportedBy": "front" } ],
          "targets": [] }
        """;

    private static readonly Actor Machine = Actor.System("Thử");

    private Ward ward = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        ward = await Ward.Open("2026-04-06 09:00", Old,
            rules: Works.Replace("works", "security", StringComparison.Ordinal).Replace(", \"counted\": true", "", StringComparison.Ordinal));
        foreach (var (folder, plan) in new[] { ("plan", Old), ("next", Next) })
        {
            var place = Directory.CreateDirectory(Path.Combine(ward.Folder, "rules", folder)).FullName;
            File.Delete(Path.Combine(place, "security.json"));
            await File.WriteAllTextAsync(Path.Combine(place, "environment.json"), Environment, Cancellation);
            await File.WriteAllTextAsync(Path.Combine(place, "works.json"), Works, Cancellation);
            await File.WriteAllTextAsync(Path.Combine(place, "plan.json"), plan, Cancellation);
        }

        await ward.Get<AllPlans>().Load(Cancellation);
        Assert.Empty(ward.Get<AllPlans>().Find("q")!.Problems);
        Assert.True((await Spot("p", "kp-1", "Đầu hẻm 5", "2025-11-01")).IsDone);
        Assert.True((await Spot("p", "kp-2", "Chợ cũ", "2025-11-02")).IsDone);
        Assert.True((await Spot("p", "ward", "Bờ kênh", "2025-11-03", "2025-12-20")).IsDone);
        Assert.True((await Spot("p", "ward", "Bãi đất", "2025-11-04", "2026-02-20")).IsDone);
    }

    public ValueTask DisposeAsync() => ward.DisposeAsync();

    [Fact]
    public async Task A_row_that_counts_on_is_not_entered_again_by_any_way_and_the_answer_says_where_it_stands()
    {
        // Entered on a page: the area that the old one is now, under which the day still lies.
        var again = await Spot("q", "p12", "Đầu  hẻm 5", "2025-11-01");
        Assert.Equal((RowOutcome.AlreadyThere, "p", 1L), (again.Outcome, again.InPlan, again.RowId));
        // Cleared since the new term began: it stood when the term ended, and is the same thing still.
        Assert.Equal("p", (await Spot("q", "p12", "Bãi đất", "2025-11-04")).InPlan);
        // What was done before, what lies in another area by now, and what is another thing is no matter of the old register's.
        Assert.True((await Spot("q", "p12", "Bờ kênh", "2025-11-03")).IsDone);
        Assert.True((await Spot("q", "p12", "Chợ cũ", "2025-11-02")).IsDone);
        Assert.True((await Spot("q", "new", "Đầu hẻm 5", "2026-02-01")).IsDone);

        // One that is spelt otherwise is asked about, and taken when it is another thing.
        var doubted = await Spot("q", "p12", "Đầu Hẻm 05", "2025-11-01");
        Assert.Equal((RowOutcome.AlikeThere, "p", "Đầu hẻm 5"), (doubted.Outcome, doubted.InPlan, doubted.AlikeText));
        Assert.True((await Do("q", new EnterRow("environment", "wasteSpots", Cells("p12", "Đầu Hẻm 05", "2025-11-01"), IsDistinct: true))).IsDone);

        // Nor is a row corrected into one of them.
        var moved = await Do("q",
            new EditRow("environment", "wasteSpots", (await Spot("q", "p12", "Hẻm 7", "2025-11-01")).RowId!.Value, 1,
                Cells("p12", "Đầu hẻm 5", "2025-11-01"), "Sửa"));
        Assert.Equal((RowOutcome.AlreadyThere, "p"), (moved.Outcome, moved.InPlan));

        // Imported, and uploaded.
        var known = KnownRegister.Find("wasteSpots")!;
        var row = known.Register.Read(Cells("p12", "Đầu hẻm 5", "2025-11-01"), RegisterCsvReader.OutlineOf(ward.Get<AllPlans>().Find("q")!.Current, null)).Row!;
        Assert.Equal("p", Assert.Single(await Do("q", new ImportRegister("wasteSpots", [known.Register.Enter(row, isDistinct: true)], "Nhập"))).InPlan);
        var preview = await Preview("area,place,foundOn,clearedOn\np12,Đầu hẻm 5,2025-11-01,\np12,Bai đất,2025-11-04,\np12,bãi đất,2025-11-04,\n");
        Assert.Equal("so.csv:2: Đã có trong sổ của chương trình trước “p” (dòng số 1) và vẫn được tính ở đây",
            Assert.Single(preview.Problems).ToString(CultureInfo.GetCultureInfo("vi-VN")).Split(':', 3) is [var file, var line, var text]
                ? $"{file}:{line}:{text.Split(':')[0]}" : "");
        Assert.Equal("AlikeThereBefore", Assert.Single(preview.Changes.Select(change => change.Alike).OfType<Complaint>()).Key);

        // Changed where it stands, it is the old plan's as before.
        Assert.True((await Do("p", new EditRow("environment", "wasteSpots", 1, 1, Cells("kp-1", "Đầu hẻm 5", "2025-11-01", "2026-03-01"), "Đã dọn"))).IsDone);
    }

    [Fact]
    public async Task A_milestone_of_a_work_that_goes_on_under_another_id_is_the_same_milestone()
    {
        Assert.True((await Step("p", "ward", "school", "Cất nóc")).IsDone);
        Assert.True((await Step("p", "ward", "market", "Cất nóc")).IsDone);

        Assert.Equal((RowOutcome.AlreadyThere, "p"), await Step("q", "new", "first-school", "Cất nóc") is var same ? (same.Outcome, same.InPlan) : default);
        Assert.True((await Step("q", "new", "first-school", "Bàn giao")).IsDone);
        Assert.Equal("first-school", PlacesNow.Work(ward.Get<AllPlans>().Find("q")!.Current, "p", "school"));
        Assert.Null(PlacesNow.Work(ward.Get<AllPlans>().Find("q")!.Current, "p", "market"));
    }

    private Task<RowSaved> Spot(string plan, string area, string place, string found, string cleared = "") =>
        Do(plan, new EnterRow("environment", "wasteSpots", Cells(area, place, found, cleared)));

    private Task<RowSaved> Step(string plan, string area, string work, string name) =>
        Do(plan, new EnterRow("works", "milestones", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["area"] = area, ["work"] = work, ["name"] = name, ["plannedOn"] = "2026-09-01",
    }));

    private static Dictionary<string, string> Cells(string area, string place, string found, string cleared = "") => new(StringComparer.Ordinal)
    {
        ["area"] = area, ["place"] = place, ["foundOn"] = found, ["clearedOn"] = cleared,
    };

    private async Task<RegisterPreview> Preview(string csv)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        await using var scope = ward.Get<PlanScopes>().Open(ward.Get<AllPlans>().Find("q")!);
        scope.ServiceProvider.GetRequiredService<Acting>().Reads(Machine);
        var comparison = ActivatorUtilities.CreateInstance<RegisterComparison>(
            scope.ServiceProvider, ActivatorUtilities.CreateInstance<RowWords>(scope.ServiceProvider));
        return await comparison.Of(KnownRegister.Find("wasteSpots")!, UploadedFile.Of("so.csv", System.Text.Encoding.UTF8.GetBytes(csv)), Cancellation);
    }

    private async Task<T> Do<T>(string plan, ICommand<T> command)
    {
        await using var scope = ward.Get<PlanScopes>().Open(ward.Get<AllPlans>().Find(plan)!);
        return await scope.ServiceProvider.GetRequiredService<CommandSender>().Send(command, Machine, Cancellation);
    }
}
