using ActionPlan.Host.Access;
using ActionPlan.Host.Access.People;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Tests.Alerts;
using Mediator;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Access;

/// <summary>Who may enter, and what keeps the installation from shutting everybody out.</summary>
public sealed class PeopleTests
{
    private static readonly Actor Administrator = new("Quản trị", "administrator", [new Grant(Role.Administrator)], "127.0.0.1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> NotAdministrators => [.. Enum.GetNames<Role>().Where(role => role != nameof(Role.Administrator))];

    [Fact]
    public async Task A_new_person_has_a_password_that_serves_once_and_no_role_until_one_is_granted()
    {
        await using var ward = await Ward.Open();

        var created = await Send(ward, new CreatePerson("an.nguyen", new PersonFacts(" Nguyễn An ", "police", "an@phuong12.example")));
        await Send(ward, new GrantRole(created.Id!, new Grant(Role.DataEntry, "police")));

        var account = await Account(ward, created.Id!);
        Assert.Equal(("Nguyễn An", "nguyen an", "police", true), (account.DisplayName, account.FoldedName, account.Unit, account.MustChangePassword));
        Assert.True(await Serves(ward, account, created.Password!));
        Assert.Equal(new Grant(Role.DataEntry, "police"),
            (await ward.Read(db => db.Grants.SingleAsync(grant => grant.UserId == account.Id, Cancellation))).ToGrant());
    }

    [Theory]
    [InlineData("An.Nguyen", "Nguyễn An", null, null, "BadName")]
    [InlineData("quantri", "Nguyễn An", null, null, "NameTaken")]
    [InlineData("an", " ", null, null, "NoName")]
    [InlineData("an", "Nguyễn An", "nowhere", null, "BadUnit")]
    [InlineData("an", "Nguyễn An", null, "không phải thư", "BadEmail")]
    public async Task What_cannot_be_an_account_is_refused_with_what_is_wrong(string userName, string name, string? unit, string? email, string problem)
    {
        await using var ward = await Ward.Open();
        await FirstAdministrator(ward);

        var change = await Send(ward, new CreatePerson(userName, new PersonFacts(name, unit, email)));

        Assert.Equal(problem, change.Problem);
        Assert.Equal(1, await ward.Read(db => db.Users.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Who_has_the_name_of_somebody_known_is_asked_about_and_a_name_is_kept_as_it_is_seen()
    {
        await using var ward = await Ward.Open();
        var first = await Send(ward, new CreatePerson("hoa", new PersonFacts("Trần\u00A0 Thị Hoa\u0300", null, null)));
        Assert.Equal("Trần Thị Hoà", (await Account(ward, first.Id!)).DisplayName);

        Assert.All(["Trần Thị\u202E Hạnh", "Trần Thị Hạnh\u200B"],
            name => Assert.Equal("HiddenInName", Send(ward, new CreatePerson("hanh", new PersonFacts(name, null, null))).GetAwaiter().GetResult().Problem));
        Assert.Equal("NameAlike", (await Send(ward, new CreatePerson("hoa2", new PersonFacts("trần thị hòa", null, null)))).Problem);
        Assert.Null((await Send(ward, new CreatePerson("hoa3", new PersonFacts("Trần Thị Hoa", null, null)))).Problem);
        Assert.Null((await Send(ward, new CreatePerson("hoa2", new PersonFacts("Trần Thị Hòa", null, null, IsDistinct: true)))).Problem);
        Assert.Null((await Send(ward, new EditPerson(first.Id!, new PersonFacts("Trần Thị Hoà", null, "hoa@phuong12.example")))).Problem);
    }

    [Theory]
    [InlineData("hoà@phuong12.example")]
    [InlineData("ho\u200Ba@phuong12.example")]
    [InlineData("hoa@phuong12")]
    public async Task Mail_that_could_not_arrive_is_no_address_of_a_person(string email)
    {
        await using var ward = await Ward.Open();

        Assert.Equal("BadEmail", (await Send(ward, new CreatePerson("hoa", new PersonFacts("Trần Thị Hoà", null, email)))).Problem);
    }

    [Fact]
    public async Task Two_people_never_share_an_address()
    {
        await using var ward = await Ward.Open();
        await Send(ward, new CreatePerson("an", new PersonFacts("Nguyễn An", null, "an@phuong12.example")));

        Assert.Equal("EmailTaken", (await Send(ward, new CreatePerson("binh", new PersonFacts("Trần Bình", null, "AN@phuong12.example")))).Problem);
    }

    [Theory]
    [InlineData(nameof(Role.DataEntry), null, null, null, "RoleNeedsUnit")]
    [InlineData(nameof(Role.UnitHead), null, null, null, "RoleNeedsUnit")]
    [InlineData(nameof(Role.ModuleOwner), null, null, null, "RoleNeedsModule")]
    [InlineData(nameof(Role.DataEntry), "nowhere", null, null, "BadUnit")]
    [InlineData(nameof(Role.ModuleOwner), null, "nothing", null, "BadModule")]
    [InlineData(nameof(Role.Leader), null, null, "nowhere", "BadArea")]
    public async Task A_role_is_bound_to_what_the_plan_knows(string role, string? unit, string? module, string? area, string problem)
    {
        await using var ward = await Ward.Open();
        var created = await Send(ward, new CreatePerson("an", new PersonFacts("Nguyễn An", null, null)));

        Assert.Equal(problem, (await Send(ward, new GrantRole(created.Id!, new Grant(Enum.Parse<Role>(role), unit, module, area)))).Problem);
        Assert.Equal(0, await ward.Read(db => db.Grants.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_unit_that_has_ended_takes_nobody_new_and_keeps_who_was_in_it()
    {
        const string before = """{ "id": "women", "name": "Hội Phụ nữ" }, { "id": "front",""";
        var plan = WardPlan.Json.Replace("""{ "id": "front",""", before, StringComparison.Ordinal);
        await using var ward = await Ward.Open(plan: plan);
        var created = await Send(ward, new CreatePerson("an", new PersonFacts("Nguyễn An", "women", null)));
        ward.Rewrite(plan.Replace("Hội Phụ nữ\"", "Hội Phụ nữ\", \"to\": \"2024-10-04\"", StringComparison.Ordinal));
        await ward.Restart();

        Assert.Equal("EndedUnit", (await Send(ward, new CreatePerson("binh", new PersonFacts("Trần Bình", "women", null)))).Problem);
        Assert.Equal("EndedUnit", (await Send(ward, new GrantRole(created.Id!, new Grant(Role.DataEntry, "women")))).Problem);
        Assert.Null((await Send(ward, new EditPerson(created.Id!, new PersonFacts("Nguyễn Văn An", "women", null)))).Problem);
        Assert.DoesNotContain(ward.Plan.UnitsInService(ward.Clock), unit => unit.Value == "women");
        Assert.Contains(ward.Plan.UnitsInService(ward.Clock, kept: "women"), unit => unit.Value == "women");
        Assert.Contains(ward.Plan.UnitChoices(), unit => unit.Value == "women");
    }

    [Fact]
    public async Task The_last_active_administrator_neither_leaves_nor_loses_the_role()
    {
        await using var ward = await Ward.Open();
        var first = await FirstAdministrator(ward);
        var grant = (await ward.Read(db => db.Grants.SingleAsync(Cancellation))).Id;

        Assert.Equal("LastAdministrator", (await Send(ward, new SetPersonActive(first, Active: false))).Problem);
        Assert.Equal("LastAdministrator", (await Send(ward, new RevokeRole(first, grant))).Problem);

        var second = await Send(ward, new CreatePerson("an", new PersonFacts("Nguyễn An", null, null)));
        await Send(ward, new GrantRole(second.Id!, new Grant(Role.Administrator)));
        await Send(ward, new SetPersonActive(second.Id!, Active: false));
        Assert.Equal("LastAdministrator", (await Send(ward, new RevokeRole(first, grant))).Problem);

        await Send(ward, new SetPersonActive(second.Id!, Active: true));
        Assert.Null((await Send(ward, new RevokeRole(first, grant))).Problem);
        Assert.Equal("LastAdministrator", (await Send(ward, new SetPersonActive(second.Id!, Active: false))).Problem);
    }

    [Fact]
    public async Task A_new_password_opens_a_locked_account_and_ends_every_session()
    {
        await using var ward = await Ward.Open();
        var created = await Send(ward, new CreatePerson("an", new PersonFacts("Nguyễn An", null, null)));
        var before = await Account(ward, created.Id!);
        await using (var scope = ward.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Acting>().Commands(Actor.System("Thử"));
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>();
            var account = (await accounts.FindByIdAsync(created.Id!))!;
            await accounts.SetLockoutEndDateAsync(account, DateTimeOffset.MaxValue);
        }

        var given = await Send(ward, new GiveNewPassword(created.Id!));

        var after = await Account(ward, created.Id!);
        Assert.Null(after.LockoutEnd);
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.True(await Serves(ward, after, given.Password!));
        Assert.False(await Serves(ward, after, created.Password!));
    }

    [Fact]
    public async Task Deactivating_ends_every_session_and_keeps_the_account()
    {
        await using var ward = await Ward.Open();
        await FirstAdministrator(ward);
        var created = await Send(ward, new CreatePerson("an", new PersonFacts("Nguyễn An", null, null)));
        var before = await Account(ward, created.Id!);

        await Send(ward, new SetPersonActive(created.Id!, Active: false));

        var after = await Account(ward, created.Id!);
        Assert.Equal(ward.Clock.GetUtcNow(), after.DeactivatedAt);
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
    }

    [Fact]
    public async Task Whoever_runs_the_machine_gets_a_new_password_into_a_closed_administrators_account()
    {
        await using var ward = await Ward.Open();
        var id = await FirstAdministrator(ward);
        var second = await Send(ward, new CreatePerson("an", new PersonFacts("Nguyễn An", null, null)));
        await Send(ward, new GrantRole(second.Id!, new Grant(Role.Administrator)));
        await Send(ward, new SetPersonActive(id, Active: false));

        await using var scope = ward.Services.CreateAsyncScope();
        var password = await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().Reset(Cancellation);

        var account = await Account(ward, id);
        Assert.Null(account.DeactivatedAt);
        Assert.True(account.MustChangePassword);
        Assert.True(await Serves(ward, account, password));
    }

    [Theory]
    [MemberData(nameof(NotAdministrators))]
    public async Task Nobody_but_administrators_manages_people(string role)
    {
        await using var ward = await Ward.Open();
        var created = await Send(ward, new CreatePerson("an", new PersonFacts("Nguyễn An", null, null)));
        var id = created.Id!;
        ICommand<PersonChange>[] all =
        [
            new CreatePerson("binh", new PersonFacts("Trần Bình", null, null)), new EditPerson(id, new PersonFacts("Khác", null, null)),
            new GrantRole(id, new Grant(Role.Administrator)), new RevokeRole(id, 1), new SetPersonActive(id, false), new GiveNewPassword(id),
            new UnlockPerson(id), new ResetTwoFactor(id), new UnlinkPerson(id),
        ];

        foreach (var command in all)
        {
            await Assert.ThrowsAsync<NotAllowedException>(
                () => ward.Get<CommandSender>().Send(command, new Actor("Ai đó", "x", [new Grant(Enum.Parse<Role>(role))], "127.0.0.1"), Cancellation));
        }

        Assert.Equal("Nguyễn An", Assert.Single(await ward.Read(db => db.Users.ToListAsync(Cancellation))).DisplayName);
        Assert.Equal(0, await ward.Read(db => db.Grants.CountAsync(Cancellation)));
    }

    [Fact]
    public void People_stand_by_their_given_name_in_Vietnamese_order()
    {
        string[] names = ["Lê Văn Đào", "Trần Thị Dung", "Nguyễn Ân", "Phạm Ánh", "Võ An", "Bùi An"];

        Assert.Equal(["Bùi An", "Võ An", "Phạm Ánh", "Nguyễn Ân", "Trần Thị Dung", "Lê Văn Đào"],
            names.OrderBy(PeopleFilter.GivenNameFirst, Ordering.Vietnamese));
    }

    [Theory]
    [InlineData("duc uy", true)]
    [InlineData("ĐỨC", true)]
    [InlineData("an.duc", true)]
    [InlineData("khac", false)]
    public void People_are_found_without_tones_and_marks(string text, bool found)
    {
        var line = new PersonLine(new UserAccount { DisplayName = "Nguyễn Uỷ Đức", FoldedName = "", UserName = "an.duc" }, []);

        Assert.Equal(found, new PeopleFilter(text, null, null, null).Matches(line));
    }

    private static Task<PersonChange> Send(Ward ward, ICommand<PersonChange> command) => ward.Get<CommandSender>().Send(command, Administrator, Cancellation);

    private static Task<UserAccount> Account(Ward ward, string id) => ward.Read(db => db.Users.AsNoTracking().SingleAsync(user => user.Id == id, Cancellation));

    private static async Task<string> FirstAdministrator(Ward ward)
    {
        await using var scope = ward.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Commands(Actor.System("Thử"));
        await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().CreateIfNone(Cancellation);
        return await ward.Read(db => db.Users.Select(user => user.Id).SingleAsync(Cancellation));
    }

    private static async Task<bool> Serves(Ward ward, UserAccount account, string password)
    {
        await using var scope = ward.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>().CheckPasswordAsync(account, password);
    }
}
