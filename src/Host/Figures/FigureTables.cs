namespace ActionPlan.Host.Figures;

internal static class FigureTables
{
    extension(AppDb db)
    {
        public DbSet<FigureRow> Figures => db.Set<FigureRow>();

        public DbSet<RegisterConfirmationRow> RegisterConfirmations => db.Set<RegisterConfirmationRow>();
    }
}
