namespace ActionPlan.Host.Api.V1;

internal static class DeliveryTables
{
    extension(AppDb db)
    {
        public DbSet<FigureDeliveryRow> FigureDeliveries => db.Set<FigureDeliveryRow>();
    }
}
