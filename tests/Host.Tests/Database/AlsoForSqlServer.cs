using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace ActionPlan.Host.Tests.Database;

/// <summary>
/// No SQL Server is at hand for the tests; so each query that one of them asks of SQLite is translated for it as well, and fails where it cannot be.
/// </summary>
internal sealed class AlsoForSqlServer : IQueryExpressionInterceptor
{
    private static readonly MethodInfo Translate = typeof(AlsoForSqlServer).GetMethod(nameof(TranslateTo), BindingFlags.NonPublic | BindingFlags.Static)!;

    // One for all: Entity Framework keeps its services apart for each.
    public static readonly AlsoForSqlServer One = new();

    private AlsoForSqlServer()
    {
    }

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        using var server = new DesignTimeSqlServer().CreateDbContext([]);
        var query = new Rooted(server.Model).Visit(queryExpression);
        var result = query.Type.IsGenericType && query.Type.IsAssignableTo(typeof(IQueryable))
            ? typeof(IAsyncEnumerable<>).MakeGenericType(query.Type.GetGenericArguments()[0])
            : typeof(Task<>).MakeGenericType(query.Type);
        Translate.MakeGenericMethod(result).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [server, query], null);
        return queryExpression;
    }

    private static void TranslateTo<TResult>(DbContext server, Expression query) =>
        server.GetService<IQueryCompilationContextFactory>().Create(async: true).CreateQueryExecutor<TResult>(query);

    /// <summary>The same query on the tables of the other provider's model.</summary>
    private sealed class Rooted(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node switch
        {
            EntityQueryRootExpression root => new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!),
            _ => base.VisitExtension(node),
        };
    }
}
