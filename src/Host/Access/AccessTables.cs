using ActionPlan.Host.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Access;

internal static class AccessTables
{
    extension(AppDb db)
    {
        public DbSet<GrantRow> Grants => db.Set<GrantRow>();
    }
}
