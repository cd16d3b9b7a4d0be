using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ActionPlan.Host.Persistence.Keeping;

/// <summary>A key that signs cookies and forms and seals secrets, where several hosts share a server's database; with a file database they are files.</summary>
[Table("ProtectionKeys")]
[Index(nameof(Name), IsUnique = true)]
[NotAudited("Keys of the program itself, made anew every three months; nobody's work.")]
internal sealed class ProtectionKeyRow
{
    [Key]
    public long Id { get; init; }

    [MaxLength(Sizes.Person)]
    public required string Name { get; init; }

    /// <summary>As ASP.NET Core writes it; sealed with a certificate where one is configured.</summary>
    [Secret]
    public required string Xml { get; init; }
}
