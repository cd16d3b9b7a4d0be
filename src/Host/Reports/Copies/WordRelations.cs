using ActionPlan.Host.Sheets.Packages;

namespace ActionPlan.Host.Reports.Copies;

/// <summary>The other parts and addresses to which a part that is kept may refer, by their ids.</summary>
/// <param name="Kept">Those that are written along.</param>
/// <param name="Pictures">The pictures among them, by their SHA-256.</param>
/// <param name="Vectors">Pictures that are drawn by a program, which none may show in place of one made of dots.</param>
internal sealed record WordRelations(
    IReadOnlyDictionary<string, PackageRelation> Kept, IReadOnlyDictionary<string, string> Pictures, IReadOnlyDictionary<string, string> Vectors)
{
    /// <exception cref="RefusedPackageException">It is a vector picture that would be shown.</exception>
    public bool Keeps(string id, WordFindings found)
    {
        if (Vectors.TryGetValue(id, out var vector))
        {
            throw new RefusedPackageException(PackageProblem.Picture, vector);
        }

        if (Pictures.TryGetValue(id, out var sha256))
        {
            found.Pictures.Add(sha256);
        }

        return Kept.ContainsKey(id);
    }
}
