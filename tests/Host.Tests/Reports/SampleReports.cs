using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Forms;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Samples;
using ActionPlan.Rules.Plans;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Reports;

/// <summary>The shipped sample with its last quarter evaluated too, so that every kind of report can be drafted.</summary>
public sealed class SampleReports : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<(string, ReportKind, string), WrittenDocument> written = [];
    private WebApplication app = null!;

    internal IServiceProvider Services => app.Services;

    internal Plan Plan => app.Services.GetRequiredService<PlanInForce>().Current;

    internal ReportForm Form(string id) => app.Services.GetRequiredService<ReportForms>().Get(id);

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await LoadedSample.CopyTo(folder.Path);
        app = await SampleApp.Build(folder.Path, isSample: true);
        await app.Services.OpenDatabase(cancellation);
        await app.Services.GetRequiredService<CommandSender>()
            .Send(new EvaluateQuarter(Period.Parse("2025-Q4"), RunTrigger.Manual), Actor.AtMachine("Thử"), cancellation);
    }

    internal AppDb Open() => app.Services.GetRequiredService<AppDbFactory>().CreateDbContext();

    internal async Task<ReportFacts> Facts(string quarter, ReportKind kind = ReportKind.Quarter)
    {
        await using var db = Open();
        return await Facts(db, Services, quarter, kind);
    }

    internal static async Task<ReportFacts> Facts(AppDb db, IServiceProvider services, string quarter, ReportKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var plans = services.GetRequiredService<PlanInForce>();
        return await ReportFacts.Now(db, plans, kind, plans.Current.Areas.Roots[0], Period.Parse(quarter), new DateOnly(2026, 1, 6), cancellation);
    }

    internal static Report Compose(IServiceProvider services, ReportFacts facts, ReportForm form) => services.GetRequiredService<ReportDrafting>()
        .Compose(facts, form, ReportNames.Of(facts.Plan, facts.Area), Host.Reports.Drafting.Draft.Write(facts, form));

    internal async Task<Report> Report(string quarter, ReportKind kind = ReportKind.Quarter, string form = "HD05") =>
        Compose(Services, await Facts(quarter, kind), Form(form));

    /// <summary>That report's Word file: written once, for most of its time goes into the pictures.</summary>
    internal async Task<WrittenDocument> Written(string quarter, ReportKind kind = ReportKind.Quarter, string form = "HD05") =>
        written.TryGetValue((quarter, kind, form), out var document)
            ? document
            : written[(quarter, kind, form)] = new WrittenDocument(await Report(quarter, kind, form));

    public async ValueTask DisposeAsync()
    {
        Database.MigratedDatabase.LetGo(app.Services);
        await app.DisposeAsync();
        folder.Dispose();
    }
}
