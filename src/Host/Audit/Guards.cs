using ActionPlan.Host.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Audit;

/// <summary>Whether the triggers stand that keep written rows.</summary>
internal static class Guards
{
    public static async Task<IReadOnlyList<AuditProblem>> Check(AppDb db, CancellationToken cancellation)
    {
        var standing = db.Database.IsSqlite()
            ? await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger'").ToListAsync(cancellation)
            : await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sys.triggers WHERE is_disabled = 0").ToListAsync(cancellation);
        var needed = db.Database.IsSqlite()
            ? AppendOnlyTriggers.Tables.SelectMany(table => new[] { $"{table}_append_only_UPDATE", $"{table}_append_only_DELETE" })
            : AppendOnlyTriggers.Tables.Select(table => $"{table}_append_only");
        return [.. needed.Except(standing, StringComparer.OrdinalIgnoreCase).Select(name => new AuditProblem("NoTrigger", name))];
    }
}
