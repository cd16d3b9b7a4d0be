namespace ActionPlan.Host.Authoring.Testing;

/// <summary>A test of a draft as its page lists it.</summary>
/// <param name="Change">What the draft does with it.</param>
/// <param name="Failures">Why it fails; empty where it passes, or was not run.</param>
internal sealed record DraftTest(KnownTest Test, TestChange Change, IReadOnlyList<Problem> Failures)
{
    /// <summary>Those that the draft changes, and those that fail.</summary>
    public static IReadOnlyList<DraftTest> Of(ReadDraft read)
    {
        var failing = read.FailedTests.Select(problem => (Test: At(read.Source, problem), Problem: problem)).Where(one => one.Test is not null)
            .ToLookup(one => one.Test!, one => one.Problem);
        var added = read.Tests.Added.Select(TestChanges.NameOf).Except(read.TestsMeet, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return [.. All(read).Where(test => added.Contains(test.Name) || failing.Contains(test))
            .Select(test => new DraftTest(test, added.Contains(test.Name) ? TestChange.Added : TestChange.None, [.. failing[test]])),
            .. read.TestsMeet.Select(name => new DraftTest(new KnownTest("", name), TestChange.Meets, [])),
            .. read.Tests.Dropped.Select(test => new DraftTest(test, TestChange.Dropped, []))];
    }

    /// <summary>All that would stand beside the rules.</summary>
    public static IEnumerable<KnownTest> All(ReadDraft read) =>
        read.Source.Tests.SelectMany(file => WrittenTests.Names(RuleFiles.TextOf(file)), (file, name) => new KnownTest(file.Name, name)).Distinct();

    /// <summary>The test that a problem is about; null where it is about another file.</summary>
    public static KnownTest? At(PlanSource source, Problem problem)
    {
        var file = source.Tests.FirstOrDefault(known => Path.Combine(source.Folder, known.Name) == problem.File);
        if (file is null)
        {
            return null;
        }

        var text = RuleFiles.TextOf(file);
        var (names, path) = (WrittenTests.Names(text), WrittenPlaces.At(text, problem));
        return names.ElementAtOrDefault(path is [int place, ..] ? place : 0) is { } name ? new KnownTest(file.Name, name) : null;
    }
}

internal enum TestChange
{
    None,
    Added,
    Dropped,

    /// <summary>It is added under a name that another has by now.</summary>
    Meets,
}
