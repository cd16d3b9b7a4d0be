using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ActionPlan.Host.Persistence.Keeping;

/// <summary>The keys in the database: what one host signed another one knows.</summary>
internal sealed class StoredKeys(AppDbFactory databases) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.CreateDbContext();
        return [.. db.Set<ProtectionKeyRow>().AsNoTracking().OrderBy(row => row.Id).Select(row => row.Xml).ToList().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.CreateDbContext();
        db.Add(new ProtectionKeyRow { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        try
        {
            db.SaveChanges();
        }
        catch (DbUpdateException error) when (error.IsConflict())
        {
            // Another host was quicker with the same one.
        }
    }

    /// <summary>Keys of the time before they were kept here: what was sealed with them goes on being read.</summary>
    public void TakeOver(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var known = Names();
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml").Where(file => !known.Contains(Path.GetFileNameWithoutExtension(file)))
            .Order(StringComparer.Ordinal))
        {
            StoreElement(XElement.Load(file), Path.GetFileNameWithoutExtension(file));
        }
    }

    private HashSet<string> Names()
    {
        using var db = databases.CreateDbContext();
        return db.Set<ProtectionKeyRow>().Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
    }
}
