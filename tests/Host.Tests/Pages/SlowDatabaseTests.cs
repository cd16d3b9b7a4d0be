using System.Data.Common;
using System.Net;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Host.Tests.Samples;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>
/// A database server answers later than it is asked; SQLite answers at once. A page that draws what it has not read yet fails on the one
/// and works on the other, so each page is drawn over a database that lets it wait: here those that differ with what they show, the others where their
/// queries are counted.
/// </summary>
public sealed class SlowDatabaseTests(SlowDatabaseTests.SlowSample app) : IClassFixture<SlowDatabaseTests.SlowSample>
{
    private static readonly string[] Everyones =
    [
        "/targets?module=security&period=2023-Q3", "/overview?sort=owing", "/targets/security/crimeRate", "/targets/environment/wellsSealed", "/runs/1",
        "/runs/21", "/figures/cell/criminalCases/phuong-12/2025-Q3", "/figures/cell/wellsSealed/phuong-12/2025-Q3", "/figures/police/phuong-12/2025-Q4",
        "/alerts/1", "/alerts?state=all", "/assignments/pollution-programme", "/registers/wells", "/registers/wells/1", "/registers/milestones",
        "/reports/1", "/reports/2", "/reports/2/sections/proposals", "/summaries/units/police", "/summaries/modules/security",
    ];

    public static TheoryData<string, string> Pages { get; } = new([
        .. Everyones.Select(page => ("mau.vanphong", page)),
        .. new[] { "/audit/1", "/audit/200" }.Select(page => ("mau.kiemtra", page)),
        .. new[] { "/", "/admin/health", "/admin/unit/police", "/admin/area/phuong-12" }.Select(page => ("mau.quantri", page)),
        .. new[] { "/figures/people-committee/phuong-12/2025-Q4", "/registers/wells/new", "/registers/wells/1", "/registers/milestones/1" }
            .Select(page => ("mau.ubnd", page)),
        ("mau.chutich", "/registers/wells/confirm"),
    ]);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_waits_for_what_it_shows(string person, string page)
    {
        using var client = await app.As(person);
        using var answer = await client.GetAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);

        var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, said);
        Assert.Contains("</html>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>The shipped sample over a database that answers after a while.</summary>
    public sealed class SlowSample : SampleApp
    {
        public override async ValueTask InitializeAsync()
        {
            await LoadedSample.CopyTo(DataFolder);
            await base.InitializeAsync();
        }

        private protected override void Configure(WebApplicationBuilder builder) => builder.Services.Intercept(new Late());
    }

    private sealed class Late : DbCommandInterceptor
    {
        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await Task.Delay(2, cancellationToken);
            return result;
        }
    }
}
