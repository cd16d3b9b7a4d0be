namespace ActionPlan.Host.Tests.Access.Matrix;

/// <summary>
/// Every page and endpoint of the app, and whom of the sample's people it is opened to; what is not said is refused with 403, and a stranger is
/// led to the sign-in. A page that stands here not at all fails the tests. Where exactly a right holds, commands and queries decide.
/// </summary>
internal static class PageTable
{
    /// <summary>Strangers too.</summary>
    public const string Anybody = "*";

    /// <summary>Nobody who signs in: only systems with a key, whose scopes <c>ApiKeyTests</c> try.</summary>
    public const string ByKey = "key";

    private const string Admin = "mau.quantri";
    private const string Office = "mau.vanphong";
    private const string Leader = "mau.bithu";
    private const string Clerks = "mau.congan mau.ubnd";
    private const string Heads = "mau.truongcongan mau.chutich";
    private const string Inspector = "mau.kiemtra";
    private const string Owner = "mau.chuongtrinh";
    private const string NoRole = "mau.khongquyen";
    private const string InUnits = $"{Clerks} {Heads} {Office} {Leader} {Inspector}";
    private const string Readers = $"{InUnits} {Owner} {Admin}";
    private const string SignedIn = $"{Readers} {NoRole}";

    public static IReadOnlyDictionary<string, string> Rows { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GET /"] = Readers,
        ["GET /overview"] = Readers,
        ["GET /plan"] = Readers,
        ["GET /plan/next"] = $"{Office} {Admin}",
        ["POST /plan/next"] = $"{Office} {Admin}",
        ["POST /plan/publish"] = Admin,
        ["POST /plan/withdraw"] = Admin,
        ["GET /targets/{Module}/{Id}"] = Readers,
        ["GET /export/course/{module}/{id}/{kind}"] = Readers,
        ["GET /programmes"] = Readers,
        ["GET /works"] = Readers,
        ["GET /summaries"] = Readers,
        ["GET /summaries/units/{Unit}"] = Readers,
        ["GET /summaries/modules/{Module}"] = Readers,
        ["POST /summaries/send"] = Office,
        ["GET /runs"] = Readers,
        ["GET /runs/{Id:long}"] = Readers,
        ["POST /runs/evaluate"] = $"{Office} {Admin}",

        ["GET /figures"] = Readers,
        ["GET /overdue"] = Readers,
        ["GET /completeness"] = InUnits,
        ["GET /corrections"] = InUnits,
        ["GET /corrections/{Seq:long}"] = InUnits,
        ["GET /completeness/{Unit}"] = InUnits,
        ["GET /export/completeness"] = InUnits,
        ["GET /figures/{Unit}/{AreaId}/{Quarter}"] = InUnits,
        ["GET /figures/cell/{FigureId}/{AreaId}/{At}"] = Readers,
        ["POST /figures/sheet/save"] = $"{Clerks} {Heads}",
        ["POST /figures/sheet/check"] = $"{Clerks} {Heads}",
        ["POST /figures/sheet/keep"] = $"{Clerks} {Heads}",
        ["POST /figures/sheet/take-back"] = $"{Clerks} {Heads}",
        ["POST /figures/sheet/approve"] = Heads,
        ["POST /figures/sheet/send-back"] = Heads,
        ["POST /figures/sheet/correction"] = Office,
        ["POST /figures/sheet/lock"] = Office,
        ["POST /figures/sheet/reopen"] = Office,
        ["GET /figures/excel"] = $"{Clerks} {Heads}",
        ["GET /figures/template"] = $"{Clerks} {Heads}",
        ["POST /figures/upload"] = $"{Clerks} {Heads}",
        ["GET /figures/upload/{Id}"] = $"{Clerks} {Heads}",
        ["POST /figures/upload/{id}/take"] = $"{Clerks} {Heads}",

        // Whose a register is, the plan decides.
        ["GET /registers"] = InUnits,
        ["GET /registers/{RegisterId}"] = InUnits,
        ["GET /registers/{RegisterId}/{RowId:long}"] = InUnits,
        ["GET /registers/{RegisterId}/confirm"] = InUnits,
        ["GET /registers/{RegisterId}/new"] = $"{Clerks} {Heads}",
        ["GET /registers/{RegisterId}/excel"] = $"{Clerks} {Heads}",
        ["GET /registers/{register}/template"] = $"{Clerks} {Heads}",
        ["POST /registers/{register}/upload"] = $"{Clerks} {Heads}",
        ["GET /registers/{RegisterId}/upload/{Id}"] = $"{Clerks} {Heads}",
        ["POST /registers/{register}/upload/{id}/take"] = $"{Clerks} {Heads}",
        ["POST /registers/{register}/add"] = $"{Clerks} {Heads}",
        ["POST /registers/{register}/{row:long}/edit"] = $"{Clerks} {Heads}",
        ["POST /registers/{register}/{row:long}/withdraw"] = $"{Clerks} {Heads}",
        ["POST /registers/{register}/confirm"] = Heads,
        ["GET /export/registers/{register}"] = InUnits,

        // Whose a file is, its subject decides.
        ["GET /files/{id:long}"] = InUnits,
        ["GET /files/{id:long}/thumbnail"] = InUnits,
        ["POST /files"] = InUnits,
        ["POST /files/{id:long}/withdraw"] = InUnits,

        ["GET /alerts"] = Readers,
        ["GET /alerts/{Id:long}"] = Readers,
        ["GET /alerts/of/{module}/{target}"] = Readers,
        ["POST /alerts/{id:long}/answer"] = $"{Clerks} {Heads}",
        ["POST /alerts/{id:long}/explain"] = $"{Clerks} {Heads}",
        ["POST /alerts/{id:long}/carry"] = $"{Clerks} {Heads}",
        ["POST /alerts/{id:long}/ask"] = $"{Office} {Leader}",
        ["GET /assignments"] = Readers,
        ["GET /assignments/{Id}"] = Readers,
        ["POST /assignments/{id}/update"] = $"{Clerks} {Heads}",
        ["POST /assignments/{id}/carry"] = $"{Clerks} {Heads}",
        ["POST /assignments/{id}/urge"] = $"{Heads} {Office} {Leader}",

        ["GET /mail"] = Readers,
        ["GET /mail/{Id:long}"] = Readers,
        ["GET /mail/{id:long}.eml"] = Readers,
        ["GET /mail/{id:long}/html"] = Readers,
        ["POST /mail/retry"] = $"{Office} {Admin}",

        ["GET /reports"] = $"{InUnits} {Owner}",
        ["GET /reports/settings"] = Office,
        ["GET /reports/{Id:long}"] = $"{InUnits} {Owner}",
        ["GET /reports/{Id:long}/sections/{Section}"] = Office,
        ["GET /reports/{id:long}/word"] = $"{InUnits} {Owner}",
        ["GET /reports/{id:long}/pdf"] = $"{InUnits} {Owner}",
        ["GET /reports/{id:long}/excel"] = $"{InUnits} {Owner}",
        ["GET /reports/{id:long}/clean"] = $"{Office} {Leader}",
        ["POST /reports/draft"] = Office,
        ["POST /reports/settings"] = Office,
        ["POST /reports/{id:long}/redraft"] = Office,
        ["POST /reports/{id:long}/corrigendum"] = Office,
        ["POST /reports/{id:long}/sections/{section}"] = Office,
        ["POST /reports/{id:long}/review"] = Office,
        ["POST /reports/{id:long}/return"] = $"{Office} {Leader}",
        ["POST /reports/{id:long}/comment"] = $"{Office} {Leader}",
        ["POST /reports/{id:long}/copy"] = $"{Office} {Leader}",
        ["POST /reports/{id:long}/issue"] = $"{Office} {Leader}",

        ["GET /export/overview"] = Readers,
        ["GET /export/figures"] = Readers,
        ["GET /export/alerts"] = Readers,
        ["GET /export/assignments"] = Readers,
        ["GET /export/runs/{id:long}"] = Readers,
        ["GET /export/mail"] = InUnits,
        ["GET /export/overdue"] = Readers,
        ["GET /export/corrections"] = InUnits,
        ["GET /export/runs"] = Readers,
        ["GET /export/reports"] = $"{InUnits} {Owner}",
        ["GET /export/people"] = Admin,
        ["GET /export/units"] = Admin,
        ["GET /export/areas"] = Admin,
        ["GET /export/keys"] = Admin,
        ["GET /provisional"] = InUnits,
        ["GET /export/provisional"] = InUnits,
        ["GET /settings"] = Office,
        ["POST /settings"] = Office,

        ["GET /audit"] = Inspector,
        ["GET /audit/{Seq:long}"] = Inspector,
        ["GET /audit/export"] = Inspector,
        ["GET /export/audit"] = Inspector,

        ["GET /admin/units"] = Admin,
        ["GET /admin/units/new"] = Admin,
        ["GET /admin/unit/{Id}"] = Admin,
        ["GET /admin/areas"] = Admin,
        ["GET /admin/areas/new"] = Admin,
        ["GET /admin/area/{Id}"] = Admin,
        ["POST /admin/units/save"] = Admin,
        ["POST /admin/areas/save"] = Admin,
        ["POST /admin/contacts/save"] = Admin,
        ["POST /admin/escalation/save"] = Admin,
        ["GET /admin/people"] = Admin,
        ["GET /admin/people/{Id}"] = Admin,
        ["POST /admin/people/new"] = Admin,
        ["POST /admin/people/{id}/edit"] = Admin,
        ["POST /admin/people/{id}/grant"] = Admin,
        ["POST /admin/people/{id}/revoke"] = Admin,
        ["POST /admin/people/{id}/active"] = Admin,
        ["POST /admin/people/{id}/password"] = Admin,
        ["POST /admin/people/{id}/unlock"] = Admin,
        ["POST /admin/people/{id}/two-factor"] = Admin,
        ["GET /admin/keys"] = Admin,
        ["POST /admin/keys/new"] = Admin,
        ["POST /admin/keys/{id:long}/revoke"] = Admin,
        ["POST /admin/people/{id}/unlink"] = Admin,
        ["POST /sample/load"] = Admin,
        ["POST /sample/leave"] = Admin,

        ["GET /account"] = SignedIn,
        ["GET /account/password"] = SignedIn,
        ["POST /account/password"] = SignedIn,
        ["GET /account/two-factor"] = SignedIn,
        ["POST /account/two-factor"] = SignedIn,
        ["POST /account/two-factor/key"] = SignedIn,
        ["GET /account/sessions"] = SignedIn,
        ["POST /account/sessions/end"] = SignedIn,
        ["POST /account/sessions/end-others"] = SignedIn,
        ["POST /account/two-factor/off"] = SignedIn,
        ["POST /account/leave-everywhere"] = SignedIn,

        ["GET /sign-in"] = Anybody,
        ["POST /sign-in"] = Anybody,
        ["GET /sign-in/code"] = Anybody,
        ["POST /sign-in/code"] = Anybody,
        ["POST /sign-in/sample"] = Anybody,
        ["GET /sign-in/outside"] = Anybody,
        ["GET /sign-in/outside/done"] = Anybody,
        ["POST /sign-out"] = Anybody,
        ["GET /language/{culture}"] = Anybody,
        ["GET /healthz"] = Anybody,
        ["GET /api/openapi.json"] = Anybody,
        ["GET /api/reference/{documentName?}"] = Anybody,
        ["GET /api/reference/scalar.js"] = Anybody,
        ["GET /api/reference/scalar.aspnetcore.js"] = Anybody,
        ["GET /api/reference/favicon.svg"] = Anybody,

        ["GET /api/v1/plan"] = ByKey,
        ["GET /api/v1/figures"] = ByKey,
        ["POST /api/v1/figures"] = ByKey,
        ["GET /api/v1/verdicts"] = ByKey,
        ["GET /api/v1/alerts"] = ByKey,
        ["GET /not-found"] = Anybody,
        ["GET /error"] = Anybody,
    };
}
