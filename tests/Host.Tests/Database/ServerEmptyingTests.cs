using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ActionPlan.Host.Tests.Database;

/// <summary>How a server's database becomes empty between tests, as far as it can be seen without one.</summary>
public sealed class ServerEmptyingTests
{
    [Fact]
    public void Every_table_that_the_migrations_make_is_emptied_past_triggers_and_references_and_each_statement_is_T_SQL()
    {
        var made = Migrations();
        var tables = made.Of<CreateTableStatement>().Select(table => Named(table.SchemaObjectName)).ToList();
        using (var db = new DesignTimeSqlServer().CreateDbContext([]))
        {
            var mapped = db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null)
                .Select(type => $"{type.GetSchema() ?? "dbo"}.{type.GetTableName()}").ToHashSet(StringComparer.Ordinal);
            Assert.Subset(tables.Select(table => $"{table[0]}.{table[1]}").ToHashSet(StringComparer.Ordinal), mapped);
            Assert.Equal(Read(QuartzTables.OnSqlServer).Of<CreateTableStatement>().Count(),
                tables.Count(table => table[1].StartsWith("QRTZ_", StringComparison.Ordinal)));
        }

        var deleting = Read(ServerEmptying.Delete(tables));

        Assert.Equal(tables.Select(Text),
            deleting.Of<DeleteStatement>().Select(delete => Text(((NamedTableReference)delete.DeleteSpecification.Target).SchemaObject)));
        Assert.Equal(2 * tables.Count, deleting.Of<AlterTableTriggerModificationStatement>().Count());
        Assert.Equal(2 * tables.Count, deleting.Of<AlterTableConstraintModificationStatement>().Count());
        Assert.Equal(tables.Count, Read(ServerEmptying.CountAnew(tables)).Of<DbccStatement>().Count());
        Assert.Equal(tables.Count, Read(ServerEmptying.Filled(tables)).Of<ExistsPredicate>().Count());
        Assert.All([ServerEmptying.Tables, ServerEmptying.ForeignKeys, ServerEmptying.Counted],
            question => Assert.Single(Read(question).Of<SelectStatement>()));
    }

    [Fact]
    public void Dropping_tables_drops_all_that_the_migrations_make()
    {
        var made = Migrations();
        var tables = made.Of<CreateTableStatement>().Select(table => Named(table.SchemaObjectName)).ToList();
        var dropping = Read(ServerEmptying.Drop([["dbo", "AlertEvents", "FK]of"]], tables));

        Assert.Equal(tables.Count, dropping.Of<DropTableStatement>().Count());
        Assert.Single(dropping.Of<AlterTableDropTableElementStatement>());
        // What a table does not take with it; schemas stay, and are made where they are not.
        Assert.Empty(made.Of<CreateViewStatement>());
        Assert.Empty(made.Of<CreateProcedureStatement>());
        Assert.Empty(made.Of<CreateFunctionStatement>());
        Assert.Empty(made.Of<CreateSequenceStatement>());
        Assert.Empty(made.Of<CreateTypeStatement>());
        // Nor rows that would be missed once they are deleted: the list of migrations alone is written, and spared.
        Assert.Equal([ProviderOptions.History],
            made.Of<InsertStatement>().Select(insert => Named(((NamedTableReference)insert.InsertSpecification.Target).SchemaObject)[1])
                .Distinct(StringComparer.Ordinal));
    }

    private static Statements Migrations()
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);
        return Read(db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent));
    }

    private static Statements Read(string sql)
    {
        using var text = new StringReader(sql);
        var read = new TSql170Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        Assert.Empty(errors.Select(error => $"{error.Line}:{error.Column} {error.Message}"));
        var statements = new Statements();
        read.Accept(statements);
        return statements;
    }

    private static string[] Named(SchemaObjectName name) => [name.SchemaIdentifier?.Value ?? "dbo", name.BaseIdentifier.Value];

    private static string Text(SchemaObjectName name) => Text(Named(name));

    private static string Text(string[] named) => string.Join('.', named);

    private sealed class Statements : TSqlFragmentVisitor
    {
        private readonly List<TSqlFragment> all = [];

        public IEnumerable<T> Of<T>() => all.OfType<T>();

        public override void Visit(TSqlFragment node) => all.Add(node);
    }
}
