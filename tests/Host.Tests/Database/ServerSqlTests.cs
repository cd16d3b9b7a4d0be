using System.Reflection;
using System.Text.RegularExpressions;
using ActionPlan.Host.Cli;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Rules.Plans;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ActionPlan.Host.Tests.Database;

/// <summary>What SQL Server is asked, as text: no server is at hand.</summary>
public sealed partial class ServerSqlTests
{
    private const int Communes = 3321;
    private static readonly MethodInfo Set = typeof(ServerSqlTests).GetMethod(nameof(CommandOf), BindingFlags.Static | BindingFlags.NonPublic)!;

    [Fact]
    public void Whoever_may_read_a_countrys_areas_one_by_one_asks_with_few_parameters_and_compares_with_keys()
    {
        using var db = Reader();
        Assert.Equal(Communes, db.Reach.Areas.Length);

        foreach (var entity in db.Model.GetEntityTypes().Where(entity => !entity.IsOwned()))
        {
            var (sql, parameters) = ((string, int))Set.MakeGenericMethod(entity.ClrType).Invoke(null, [db])!;
            Assert.True(parameters < 50, $"{entity.ClrType.Name}: {parameters}");
            IsTsql(sql);
            Assert.DoesNotMatch(Uncollated(), sql);
        }

        var areas = db.Reach.Areas;
        var (figures, _) = Text(db.Figures.Where(row => areas.Contains(row.Area) && areas.Contains(row.Figure) && new[] { "a", "b" }.Contains(row.PlanId)));
        IsTsql(figures);
        Assert.Contains("OPENJSON", figures, StringComparison.Ordinal);
        Assert.DoesNotMatch(Uncollated(), figures);
    }

    [Theory]
    [InlineData("SELECT 1 FROM OPENJSON(@p) WITH ([value] nvarchar(100) '$') AS [a]",
        "SELECT 1 FROM OPENJSON(@p) WITH ([value] nvarchar(100) COLLATE Latin1_General_100_BIN2 '$') AS [a]")]
    [InlineData("OPENJSON([o].[Areas]) WITH ([value] nvarchar(max) '$')",
        "OPENJSON([o].[Areas]) WITH ([value] nvarchar(max) COLLATE Latin1_General_100_BIN2 '$')")]
    [InlineData("OPENJSON(@p) WITH ([Value] varchar(40) '$')", "OPENJSON(@p) WITH ([Value] varchar(40) COLLATE Latin1_General_100_BIN2 '$')")]
    [InlineData("OPENJSON(@p) WITH ([value] int '$')", "OPENJSON(@p) WITH ([value] int '$')")]
    [InlineData("SELECT N'nvarchar(9)'", "SELECT N'nvarchar(9)'")]
    public void A_list_of_texts_has_the_collation_of_keys(string sql, string expected) => Assert.Equal(expected, ListCollation.Named(sql));

    [Fact]
    public void Every_text_names_its_collation_names_as_Vietnamese_has_them_and_keys_byte_by_byte()
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);
        var model = db.GetService<IDesignTimeModel>().Model;
        var texts = model.GetEntityTypes().SelectMany(entity => Columns(entity))
            .Where(column => column.GetRelationalTypeMapping().StoreType.Contains("char", StringComparison.Ordinal))
            // A list is JSON: it is taken apart, and not compared.
            .Where(column => column.GetElementType() is null).ToList();

        Assert.True(texts.Count > 150);
        Assert.Empty(texts.Where(column => column.GetCollation() is not (Collations.Keys or Collations.Names)).Select(column => column.ToString()));
        Assert.All(texts.Where(column => column.IsKey() || column.IsForeignKey() || column.IsIndex()),
            column => Assert.Equal(Collations.Keys, column.GetCollation()));
        Assert.Equal(Collations.Names, texts.Single(column => column.Name == "DisplayName").GetCollation());
    }

    [Fact]
    public void The_locks_by_name_are_T_SQL_and_say_so_where_they_are_not_got()
    {
        IsTsql(ApplicationLocks.OfTransaction.Replace("{0}", "@p0", StringComparison.Ordinal));
        IsTsql(ApplicationLocks.OfSession);
        IsTsql(ApplicationLocks.Release);
        IsTsql(ServerStart.MayChangeForm);
        IsTsql(OneMoment.Allowed);
        Assert.Contains($"THROW {ApplicationLocks.NotGot}", ApplicationLocks.OfTransaction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_is_given_the_script_that_a_small_account_may_not_run()
    {
        using var output = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(
            0, await CommandLine.Run(
                ["database-script"], new Terminal(output, TextWriter.Null, System.Globalization.CultureInfo.GetCultureInfo("vi"), redirected: true)));

        IsTsql(output.ToString());
        Assert.Contains("QRTZ_LOCKS", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("COLLATE Vietnamese_100_CS_AS", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_scheduler_s_tables_are_those_that_it_would_make_itself()
    {
        var its = typeof(Quartz.IScheduler).Assembly;
        var script = its.GetManifestResourceNames().Select(name => new StreamReader(its.GetManifestResourceStream(name)!).ReadToEnd())
            .Single(text => text.Contains("Quartz.NET schema -- SQL Server", StringComparison.Ordinal));

        IsTsql(QuartzTables.OnSqlServer);
        Assert.Equal(Statements(script.Replace("{0}", "QRTZ_", StringComparison.Ordinal).Replace("{1}", "QRTZ_", StringComparison.Ordinal)),
            Statements(QuartzTables.OnSqlServer));
    }

    private static string Statements(string script) =>
        string.Join('\n', script.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal)));

    /// <summary>The context of somebody who may read each of a country's areas by name.</summary>
    internal static SqlServerDb Reader(string connection = "Server=.")
    {
        var areas = string.Join(
            ", ", Enumerable.Range(1, Communes).Select(number => $$"""{ "id": "xa-{{number}}", "name": "Xã {{number}}", "kind": "commune" }"""));
        var plan = PlanReader.Read(new PlanSource("", [
            Text(
                "plan.json",
                $$"""{ "id": "p", "name": "Cả nước", "term": { "from": "2024-Q1", "to": "2025-Q4" }, "units": [ { "id": "police", "name": "Công an" } ], "areas": [ {{areas}} ] }"""),
            Text("security.json", GuardedWard.Rules)])).Plan!;
        var acting = new Acting(() => plan);
        acting.Reads(
            new Actor(
                "An", "an",
                [.. Enumerable.Range(1, Communes)
                    .SelectMany(number => (Grant[])[new Grant(Role.Leader, Area: $"xa-{number}"), new Grant(Role.DataEntry, "police", Area: $"xa-{number}")])],
                    "127.0.0.1"));
        return new SqlServerDb(new DbContextOptionsBuilder<SqlServerDb>()
            .UseSqlServer(connection, options => options.ForAll(new DatabaseChoice(DatabaseProvider.SqlServer, connection)))
            .AddInterceptors(ListCollation.One).Options)
        {
            Acting = acting, AskPlan = () => "p",
        };
    }

    private static PlanText Text(string name, string text) => new(name, System.Text.Encoding.UTF8.GetBytes(text));

    private static (string Sql, int Parameters) CommandOf<T>(DbContext db)
        where T : class => Text(db.Set<T>());

    private static (string Sql, int Parameters) Text<T>(IQueryable<T> query)
    {
        using var command = query.CreateDbCommand();
        return (ListCollation.Named(command.CommandText), command.Parameters.Count);
    }

    internal static void IsTsql(string sql)
    {
        using var text = new StringReader(sql);
        new TSql170Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        Assert.Empty(errors.Select(error => $"{error.Line}:{error.Column} {error.Message} {sql}"));
    }

    private static IEnumerable<IProperty> Columns(ITypeBase type) =>
        type.GetDeclaredProperties().Concat(type.GetDeclaredComplexProperties().SelectMany(part => Columns(part.ComplexType)));

    // Where there is no WITH, nobody may look at what stands in the list.
    [GeneratedRegex(@"OPENJSON\([^()]*\) (AS \[(?<list>\w+)\][\s\S]*\[\k<list>\]\.\[value\]|WITH \(\[\w+\] n?varchar\(\w+\) '\$'\))",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Uncollated();
}
