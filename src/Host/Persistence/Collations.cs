using Microsoft.EntityFrameworkCore.Metadata;

namespace ActionPlan.Host.Persistence;

/// <summary>
/// How SQL Server compares texts, whatever collation the database was made with: ids, words and digests byte by byte, as SQLite does; names and
/// free text as Vietnamese people read them, with case and accents.
/// </summary>
internal static class Collations
{
    public const string Keys = "Latin1_General_100_BIN2";

    public const string Names = "Vietnamese_100_CS_AS";

    private static readonly string[] Named = ["DisplayName", "Person", "RemedyPerson", "Holder"];

    public static void Declare(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(Properties)
            .Where(property => property.ClrType == typeof(string) || property.GetProviderClrType() == typeof(string) || property.ClrType.IsEnum))
        {
            property.SetCollation(Named.Contains(property.Name)
                || !(property.IsKey() || property.IsForeignKey() || property.IsIndex() || property.GetMaxLength() is not null) ? Names : Keys);
        }
    }

    private static IEnumerable<IMutableProperty> Properties(IMutableTypeBase type) =>
        type.GetDeclaredProperties().Concat(type.GetDeclaredComplexProperties().SelectMany(part => Properties(part.ComplexType)));
}
