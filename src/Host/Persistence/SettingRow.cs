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
