using System.Security.Cryptography;
using System.Text;

namespace ActionPlan.Rules.Plans;

/// <summary>One file of a plan's folder, as it was.</summary>
/// <param name="Name">The file's name without its folder.</param>
/// <param name="Bytes">The file's bytes; UTF-8 if it is well-formed.</param>
public sealed record PlanText(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>A plan's files as they were: what is checked, compiled, and stored whole under its hash.</summary>
public sealed class PlanSource
{
    /// <summary>The plan's own file in its folder; all other <c>*.json</c> beside it are rule files.</summary>
    public const string PlanFileName = "plan.json";

    /// <summary>The folder beside the rules that holds their tests.</summary>
    public const string TestsFolder = "tests";

    /// <summary>Takes the files in any order; they are kept sorted by name.</summary>
    /// <param name="folder">How messages name the folder; empty for none.</param>
    /// <param name="files">The files.</param>
    /// <param name="tests">The tests beside the rules, named with their folder: they are run when the plan is read, and are no part of the version.</param>
    public PlanSource(string folder, IEnumerable<PlanText> files, IEnumerable<PlanText>? tests = null)
    {
        Folder = folder;
        Files = [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
        Tests = [.. (tests ?? []).OrderBy(file => file.Name, StringComparer.Ordinal)];
        Sha256 = Hash(Files);
    }

    /// <summary>How messages name the folder.</summary>
    public string Folder { get; }

    /// <summary>The files, sorted by name.</summary>
    public IReadOnlyList<PlanText> Files { get; }

    /// <summary>The tests beside the rules, sorted by name.</summary>
    public IReadOnlyList<PlanText> Tests { get; }

    /// <summary>Likewise of all that is read in the folder: other tests may refuse the same version, or no longer refuse it.</summary>
    public string FolderSha256 => Tests.Count == 0 ? Sha256 : Hash([.. Files, .. Tests]);

    /// <summary>SHA-256 of names, lengths and bytes, in lower-case hexadecimal: the plan version's identity.</summary>
    public string Sha256 { get; }

    /// <summary>Whether a file's name is that of the plan's own file.</summary>
    public static bool IsPlanFile(string name) => string.Equals(name, PlanFileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a folder is a plan's.</summary>
    public static bool IsPlan(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any(path => IsPlanFile(Path.GetFileName(path)));

    /// <summary>Reads <c>plan.json</c>, the rule files beside it and their tests; <c>.JSON</c> is <c>.json</c>, on every machine.</summary>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static PlanSource ReadFolder(string folder)
    {
        var tests = Path.Combine(folder, TestsFolder);
        return new PlanSource(
            folder,
            Directory.EnumerateFiles(folder).Where(IsJson).Select(path => new PlanText(Path.GetFileName(path), File.ReadAllBytes(path))),
            Directory.Exists(tests)
                ? Directory.EnumerateFiles(tests).Where(IsJson)
                    .Select(path => new PlanText(Path.Combine(TestsFolder, Path.GetFileName(path)), File.ReadAllBytes(path))) : []);
    }

    internal static bool IsJson(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static string Hash(IReadOnlyList<PlanText> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{file.Name}\0{file.Bytes.Length}\0")));
            hash.AppendData(file.Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
