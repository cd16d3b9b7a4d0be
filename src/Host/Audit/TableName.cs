using System.Resources;

namespace ActionPlan.Host.Audit;

/// <summary>A table as people call it, with the name it has in the database.</summary>
internal sealed record TableName(string Table) : IFormattable
{
    private static readonly ResourceManager Texts = new(typeof(AuditTexts));

    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var culture = formatProvider as CultureInfo ?? CultureInfo.CurrentUICulture;
        return $"{RegisterWords.Table(Table, culture) ?? Texts.GetString("Table." + Table, culture)} ({Table})";
    }
}
