using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Access.SignIn.Sessions;
using ActionPlan.Host.Api;
using ActionPlan.Host.Api.Answers;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Excel;
using ActionPlan.Host.Files;
using ActionPlan.Host.Pages;
using ActionPlan.Host.Pages.Account;
using ActionPlan.Host.Pages.Alerts;
using ActionPlan.Host.Pages.Approvals;
using ActionPlan.Host.Pages.Assignments;
using ActionPlan.Host.Pages.Audit;
using ActionPlan.Host.Pages.Calendars;
using ActionPlan.Host.Pages.Excel;
using ActionPlan.Host.Pages.Files;
using ActionPlan.Host.Pages.FirstUse;
using ActionPlan.Host.Pages.Health;
using ActionPlan.Host.Pages.Keeping;
using ActionPlan.Host.Pages.Keys;
using ActionPlan.Host.Pages.Mail;
using ActionPlan.Host.Pages.Meetings;
using ActionPlan.Host.Pages.People;
using ActionPlan.Host.Pages.Plans;
using ActionPlan.Host.Pages.Provisional;
using ActionPlan.Host.Pages.Registers;
using ActionPlan.Host.Pages.Reports;
using ActionPlan.Host.Pages.Runs;
using ActionPlan.Host.Pages.Settings;
using ActionPlan.Host.Pages.Sheets;
using ActionPlan.Host.Pages.Summaries;
using ActionPlan.Host.Pages.Units;
using ActionPlan.Host.Pages.Workbench;
using ActionPlan.Host.Shell;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace ActionPlan.Host.Startup;

internal static class PageSetup
{
    private static readonly string[] Languages = [Cultures.Vietnamese.Name, Cultures.English.Name];

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddAccess();
        services.AddApi();
        services.AddLocalization();
        services.AddScoped<UnitForms.Sender>();
        services.AddScoped<PeopleForms.Sending>();
        services.AddExcel();
        services.AddScoped<SheetUploads>().AddScoped<SheetViews>();
        services.AddSingleton<KeptSheets>();
        services.AddScoped<CellWords>();
        services.AddScoped<ValueWords>();
        services.AddScoped<RegisterForms.Sending>();
        services.AddScoped<TypingForms.Answering>();
        services.AddScoped<HeldForms>();
        services.AddScoped<FormSending>();
        services.AddScoped<SheetSending>();
        services.AddScoped<ReportForms.Sending>();
        services.AddProvisional();
        services.AddScoped(provider => Named(provider.GetRequiredService<AllPlans>(), provider.GetRequiredService<PlanScope>()));
        services.AddSingleton<RenderedOnce>();
        services.AddRazorComponents();
        services.AddPageCompression();
        services.AddAntiforgery(
            options => (options.Cookie.Path, options.Cookie.SameSite, options.Cookie.SecurePolicy) =
                ("/", SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Cultures.Vietnamese.Name).AddSupportedCultures(Languages).AddSupportedUICultures(Languages);
            // The office decides the language, not the browser's setting, which is English on most new machines.
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        return services;
    }

    public static WebApplication MapPages(this WebApplication app)
    {
        app.UsePlanInAddress();
        app.UsePageCompression();
        app.UseRequestLocalization();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = error => error is NotAllowedException ? StatusCodes.Status403Forbidden : StatusCodes.Status500InternalServerError,
            // Whoever refused has said so in a line: anybody can ask for what he may not, as often as he likes.
            SuppressDiagnosticsCallback = context => context.Exception is NotAllowedException,
        });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseNamedPlan();
        app.UseProblems();
        app.UseUnavailable();
        app.Use(AnswerAsGet);
        app.UseRouting();
        app.UseWayToPlan();
        app.Use(DiskRoom.Guard);
        app.UseAccess(UnsavedPosts.UseUnsavedPosts);
        app.UsePreparedPlan();
        app.UseAntiforgery();
        app.UseRefusedTokens();
        app.MapOwnFiles();
        app.MapRazorComponents<App>();
        app.MapGet("/language/{culture}", Speak).AllowAnonymous();
        app.MapReference();
        app.MapSheets();
        app.MapApprovals();
        app.MapRegisters();
        app.MapRegisterUploads();
        app.MapAlerts();
        app.MapAssignments();
        app.MapMeetings();
        app.MapReports();
        app.MapSummaries();
        app.MapSignIn();
        app.MapAccount();
        app.MapCalendars();
        app.MapSessions();
        app.MapPeople();
        app.MapLetters();
        app.MapEvaluate();
        app.MapPlanVersions();
        app.MapNextPlan();
        app.MapWorkbench();
        app.MapLists();
        app.MapRetry();
        app.MapExcel();
        app.MapFiles();
        app.MapUnits();
        app.MapAuditExport();
        app.MapExports();
        app.MapKeys();
        app.MapApi();
        app.MapSettings();
        app.MapHealth();
        app.MapFirstUse();
        return app;
    }

    private static NamedPlans Named(AllPlans plans, PlanScope scope) => new(
        () => [.. plans.Open.OrderByDescending(plan => plan == plans.AtHand).ThenByDescending(plan => plan.Current.From).Concat(plans.InPreparation)
            .Select(plan => new NamedPlan(plan.Current.Id, plan.Current.Name, plan.Current.From, plan.Current.To, plan.IsInPreparation))],
        id => scope.Choose(plans.Named(id)!));

    // What went wrong with a form is told on a page, which is read and not submitted again.
    private static Task AnswerAsGet(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }

    private static async Task<RedirectHttpResult> Speak(HttpContext context, string culture, string? back, CommandSender commands, Acting acting)
    {
        OwnLanguage.Remember(context, culture);
        if (acting.Actor.IsSignedIn)
        {
            await commands.Send(new SetLanguage(culture), acting.Actor);
        }

        return Onward.To(LocalAddress.Of(back));
    }
}
