using System.Runtime.CompilerServices;

namespace ActionPlan.Host.Tests.Database;

/// <summary>A test that needs a SQL Server of its own: where <see cref="Variable"/> names none it is not among those that are run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ServerFactAttribute : FactAttribute
{
    /// <summary>Holds the connection string.</summary>
    public const string Variable = "ACTIONPLAN_TEST_SQLSERVER";

    public ServerFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Explicit = Server is null;

    public static string? Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? server : null;
}
