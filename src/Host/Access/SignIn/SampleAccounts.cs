using ActionPlan.Host.Audit;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>Made-up people of the sample, one a role, into whose place anybody may step: they have no passwords.</summary>
internal sealed class SampleAccounts(UserManager<UserAccount> accounts, AppDb db, TimeProvider clock)
{
    private static readonly (string UserName, string Name, GrantRow[] Grants)[] People =
    [
        ("mau.vanphong", "Văn phòng Đảng ủy (minh hoạ)", [Of(Role.Office)]),
        ("mau.bithu", "Bí thư Đảng ủy (minh hoạ)", [Of(Role.Leader)]),
        ("mau.congan", "Cán bộ nhập số liệu Công an (minh hoạ)", [Of(Role.DataEntry, "police")]),
        ("mau.truongcongan", "Trưởng Công an phường (minh hoạ)", [Of(Role.UnitHead, "police")]),
        ("mau.ubnd", "Cán bộ nhập số liệu UBND (minh hoạ)", [Of(Role.DataEntry, "people-committee")]),
        ("mau.chutich", "Chủ tịch UBND phường (minh hoạ)", [Of(Role.UnitHead, "people-committee")]),
        ("mau.chuongtrinh", "Phụ trách lĩnh vực Quốc phòng – An ninh (minh hoạ)", [Of(Role.ModuleOwner, module: "security")]),
        ("mau.kiemtra", "Ủy ban Kiểm tra (minh hoạ)", [Of(Role.Inspector)]),
        ("mau.quantri", "Quản trị hệ thống (minh hoạ)", [Of(Role.Administrator)]),
    ];

    /// <summary>One of the people before they have accounts, with their grants.</summary>
    public static Actor Actor(string userName)
    {
        var (_, name, grants) = People.Single(person => person.UserName == userName);
        return new Actor(name, null, [.. grants.Select(grant => grant.ToGrant())], "số liệu minh hoạ");
    }

    public async Task CreateIfNone(CancellationToken cancellation)
    {
        if (await db.Users.AnyAsync(cancellation))
        {
            return;
        }

        await AuditTrail.InOne(db, new AuditNote(Rights.Actor.System("Số liệu minh hoạ"), AuditActions.AccountChanged), clock, () => Create(cancellation),
            cancellation);
    }

    private async Task<int> Create(CancellationToken cancellation)
    {
        foreach (var (userName, name, grants) in People)
        {
            var account = new UserAccount { UserName = userName, DisplayName = name, FoldedName = Folded.Of(name), Unit = grants[0].Unit,
                CreatedAt = clock.GetUtcNow() };
            await accounts.CreateAsync(account);
            db.Grants.AddRange(grants.Select(grant => new GrantRow { UserId = account.Id, Role = grant.Role, Unit = grant.Unit, Module = grant.Module }));
        }

        return await db.SaveChangesAsync(cancellation);
    }

    private static GrantRow Of(Role role, string? unit = null, string? module = null) => new() { UserId = "", Role = role, Unit = unit, Module = module };
}
