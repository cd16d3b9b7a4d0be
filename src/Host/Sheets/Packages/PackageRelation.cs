
namespace ActionPlan.Host.Sheets.Packages;

/// <summary>What one part of a package says of another.</summary>
/// <param name="Source">The part that says so; empty for the package itself.</param>
/// <param name="Id">By what the source's text refers to it.</param>
/// <param name="Type">The transitional name of its type.</param>
/// <param name="Target">The other part, or an address outside.</param>
/// <param name="IsOutside">Whether it is an address.</param>
internal sealed record PackageRelation(string Source, string Id, string Type, string Target, bool IsOutside)
{
    /// <summary>What types of the standard begin with.</summary>
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    public const string Main = Office + MainEnd;

    public const string MainEnd = "officeDocument";
}
