using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ActionPlan.Host.Persistence;

/// <summary>Something the installation has to remember about itself, such as when it was installed.</summary>
[Table("Settings")]
internal sealed class SettingRow
{
    [Key, MaxLength(Sizes.Id)]
    public required string Key { get; init; }

    public required string Value { get; set; }
}

internal static class SettingChanges
{
    /// <summary>Makes a setting say something, or be gone, without saving.</summary>
    public static async Task Set(this AppDb db, string key, string? value, CancellationToken cancellation)
    {
        var known = await db.Settings.FindAsync([key], cancellation);
        if (known is not null && value is not null)
        {
            known.Value = value;
        }
        else if (known is not null)
        {
            db.Remove(known);
        }
        else if (value is not null)
        {
            db.Add(new SettingRow { Key = key, Value = value });
        }
    }
}
