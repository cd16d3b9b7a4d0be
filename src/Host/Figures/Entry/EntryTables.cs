namespace ActionPlan.Host.Figures.Entry;

internal static class EntryTables
{
    extension(AppDb db)
    {
        public DbSet<FigureDraftRow> FigureDrafts => db.Set<FigureDraftRow>();

        public DbSet<SheetEventRow> SheetEvents => db.Set<SheetEventRow>();

        public DbSet<PeriodLockRow> PeriodLocks => db.Set<PeriodLockRow>();
    }
}
