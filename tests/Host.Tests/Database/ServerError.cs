using System.Reflection;
using Microsoft.Data.SqlClient;

namespace ActionPlan.Host.Tests.Database;

/// <summary>What a SQL Server would answer, where none can be asked: its library makes such exceptions for itself alone.</summary>
internal static class ServerError
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static SqlException Of(int number)
    {
        var make = typeof(SqlError).GetConstructors(Hidden).MinBy(constructor => constructor.GetParameters().Length)!;
        object?[] said = [.. make.GetParameters().Select(part => part.Name == "infoNumber" ? number
            : part.ParameterType == typeof(string) ? "said by the server" : part.ParameterType.IsValueType ? Activator.CreateInstance(part.ParameterType) : null)];
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [make.Invoke(said)]);
        return (SqlException)typeof(SqlException).GetMethod("CreateException", Hidden, [typeof(SqlErrorCollection), typeof(string)])!
            .Invoke(null, [errors, "16.0"])!;
    }
}
