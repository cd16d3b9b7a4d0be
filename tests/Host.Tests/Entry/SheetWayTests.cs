using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Tests.Alerts;
using static ActionPlan.Host.Tests.Entry.Office;

namespace ActionPlan.Host.Tests.Entry;

/// <summary>State × command → what becomes of the cell.</summary>
public sealed class SheetWayTests
{
    [Theory]
    [InlineData("nothing", "type", "Draft")]
    [InlineData("nothing", "submit", "nothing")]
    [InlineData("nothing", "takeBack", "nothing")]
    [InlineData("nothing", "approve", "nothing NotWaiting")]
    [InlineData("nothing", "sendBack", "nothing NotWaiting")]
    [InlineData("nothing", "decide", "nothing NotWaiting")]
    [InlineData("draft", "type", "Draft")]
    [InlineData("draft", "clear", "nothing")]
    [InlineData("draft", "submit", "Submitted")]
    [InlineData("draft", "takeBack", "Draft")]
    [InlineData("draft", "approve", "Draft NotWaiting")]
    [InlineData("draft", "sendBack", "Draft NotWaiting")]
    [InlineData("draft", "decide", "Draft NotWaiting")]
    [InlineData("submitted", "type", "Submitted AlreadySubmitted")]
    [InlineData("submitted", "clear", "Submitted AlreadySubmitted")]
    [InlineData("submitted", "submit", "Submitted")]
    [InlineData("submitted", "takeBack", "Draft")]
    [InlineData("submitted", "approve", "approved")]
    [InlineData("submitted", "sendBack", "SentBack")]
    [InlineData("submitted", "decide", "Submitted NoCorrection")]
    [InlineData("sentBack", "type", "Draft")]
    [InlineData("sentBack", "clear", "nothing")]
    [InlineData("sentBack", "submit", "SentBack")]
    [InlineData("sentBack", "approve", "SentBack NotWaiting")]
    [InlineData("approved", "type", "approved Draft")]
    [InlineData("approved", "approve", "approved NotWaiting")]
    [InlineData("locked", "type", "approved PeriodLocked")]
    [InlineData("locked", "correct", "approved Draft")]
    [InlineData("lockedDraft", "submit", "Draft PeriodLocked")]
    [InlineData("lockedSubmitted", "approve", "Submitted PeriodLocked")]
    [InlineData("lockedSubmitted", "decide", "Submitted NoCorrection")]
    [InlineData("correction", "approve", "approved Submitted OfficeDecides")]
    [InlineData("correction", "decide", "approved")]
    [InlineData("correction", "refuse", "approved SentBack")]
    public async Task A_cell_goes_from_state_to_state(string state, string command, string outcome)
    {
        await using var ward = await Ward.Open();
        await Bring(ward, state);
        var refused = await Command(ward, command);
        var cell = await ward.Cell(Cases);

        var stands = new[] { cell.Approved is null ? null : "approved", cell.Draft?.State.ToString() }.OfType<string>().DefaultIfEmpty("nothing");
        Assert.Equal(outcome, string.Join(' ', stands.Concat(refused is { } why ? [why.ToString()] : Array.Empty<string>())));
    }

    [Theory]
    [InlineData(nameof(Role.DataEntry), "type submit takeBack")]
    [InlineData(nameof(Role.UnitHead), "type submit takeBack approve sendBack")]
    [InlineData(nameof(Role.Office), "lock reopen decide")]
    [InlineData(nameof(Role.Leader), "")]
    [InlineData(nameof(Role.Inspector), "")]
    [InlineData(nameof(Role.ModuleOwner), "")]
    [InlineData(nameof(Role.Administrator), "")]
    public async Task Each_role_may_do_its_own_part_only(string role, string allowed)
    {
        await using var ward = await Ward.Open();
        var person = Person("Thử", new Grant(Enum.Parse<Role>(role)));
        var may = new List<string>();
        foreach (var command in (string[])["type", "submit", "takeBack", "approve", "sendBack", "lock", "reopen", "decide"])
        {
            try
            {
                await Command(ward, command, person);
                may.Add(command);
            }
            catch (NotAllowedException)
            {
                Assert.DoesNotContain(command, allowed.Split(' '));
            }
        }

        Assert.Equal(allowed, string.Join(' ', may));
    }

    [Fact]
    public async Task Another_units_clerk_touches_nothing_here()
    {
        await using var ward = await Ward.Open();
        var front = Person("Vũ Em", new Grant(Role.DataEntry, "front"), new Grant(Role.UnitHead, "front"));

        await Assert.ThrowsAsync<NotAllowedException>(() => ward.Type(front, Cases, 3));
        await Assert.ThrowsAsync<NotAllowedException>(() => ward.Do(front, new SubmitSheet(Sheet)));
        await Assert.ThrowsAsync<NotAllowedException>(() => ward.Approves(front, Cases));
        // Nor by naming the own unit and the other's figure.
        var sheet = new SheetKey("front", "ward", Q3);
        var saved = await ward.Do(front, new SaveDrafts(sheet, [new DraftCell(Cases, 3, null, null, "0.0.0")]));
        Assert.Equal(Refusal.NotInSheet, saved.Cells.Single().Why);
    }

    private static async Task Bring(Ward ward, string state)
    {
        if (state == "nothing")
        {
            return;
        }

        await ward.Type(Clerk, Cases, 3);
        if (state is "submitted" or "sentBack" or "approved" or "locked" or "correction" or "lockedSubmitted")
        {
            await ward.Do(Clerk, new SubmitSheet(Sheet));
        }

        if (state is "sentBack")
        {
            await ward.Do(Head, new SendBackSheet(Sheet, null, "Thiếu vụ ngày 12/8"));
        }

        if (state is "approved" or "locked" or "correction")
        {
            await ward.Approves(Head, Cases);
        }

        if (state is "locked" or "correction" or "lockedDraft" or "lockedSubmitted")
        {
            await ward.Do(Secretary, new LockPeriod("ward", Q3, DespiteOpen: true));
        }

        if (state is "correction")
        {
            await ward.Type(Clerk, Cases, 5, "Bỏ sót hai vụ");
            await ward.Do(Clerk, new SubmitSheet(Sheet));
        }
    }

    private static async Task<Refusal?> Command(Ward ward, string command, Actor? by = null) => command switch
    {
        "type" => (await ward.Type(by ?? Clerk, Cases, 4)).Why,
        "correct" => (await ward.Type(by ?? Clerk, Cases, 4, "Bỏ sót một vụ")).Why,
        "clear" => (await ward.Type(by ?? Clerk, Cases, null)).Why,
        "submit" => First(await ward.Do(by ?? Clerk, new SubmitSheet(Sheet))),
        "takeBack" => First(await ward.Do(by ?? Clerk, new TakeBackSheet(Sheet))),
        "approve" => First(await ward.Approves(by ?? Head, Cases)),
        "sendBack" => First(await ward.Do(by ?? Head, new SendBackSheet(Sheet, [Cases], "Xem lại"))),
        "lock" => (await ward.Do(by ?? Secretary, new LockPeriod("ward", Q3, DespiteOpen: true))).Outcome == LockOutcome.Locked ? null : Refusal.NotWaiting,
        "reopen" => await ward.Do(by ?? Secretary, new ReopenPeriod("ward", Q3, "Sót số liệu")) ? null : Refusal.NotWaiting,
        "decide" => First(await ward.Decides(by ?? Secretary, Cases, approve: true)),
        _ => First(await ward.Decides(by ?? Secretary, Cases, approve: false)),
    };

    private static Refusal? First(SheetMoved moved) => moved.Refused is [var refused, ..] ? refused.Why : null;
}
