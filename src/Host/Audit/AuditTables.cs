using ActionPlan.Host.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Audit;

internal static class AuditTables
{
    extension(AppDb db)
    {
        public DbSet<AuditRow> Audit => db.Set<AuditRow>();

        public DbSet<AuditWordRow> AuditWords => db.Set<AuditWordRow>();
    }
}
