
namespace ActionPlan.Host.Sheets.Packages;

internal enum PackageProblem
{
    /// <summary>No package, or one that cannot be read.</summary>
    Broken,
    TooLarge,

    /// <summary>Elements nested deeper, or more of them, than anybody writes.</summary>
    TooDeep,

    /// <summary>Two files of one name: one program reads this one and the next that one.</summary>
    Repeated,

    /// <summary>A file that belongs to nothing, or is of no stated type.</summary>
    Foreign,

    /// <summary>No main part where the standard says that it is to be found.</summary>
    NoMain,

    /// <summary>More than one part that could be held for the main one.</summary>
    TwoMains,

    /// <summary>A picture that is drawn by a program, or too large, or none at all.</summary>
    Picture,

    /// <summary>It runs programs.</summary>
    Macros,

    /// <summary>It loads something from elsewhere.</summary>
    Outside,

    /// <summary>It holds another file or drawing, whose numbers nobody compares.</summary>
    Embedded,
}

/// <summary>Why a package is not read any further; whoever opens it makes an answer of it.</summary>
internal sealed class RefusedPackageException(PackageProblem problem, string? part = null) : Exception($"The package was refused: {problem} {part}")
{
    public PackageProblem Problem => problem;

    /// <summary>The file in it that is wrong; null for the whole.</summary>
    public string? Part => part;
}
