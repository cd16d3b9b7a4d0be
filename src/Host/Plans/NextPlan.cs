namespace ActionPlan.Host.Plans;

/// <summary>Why no folder for the next term can be written.</summary>
internal enum NextPlanRefusal
{
    /// <summary>The term is not two quarters, or no quarter is called so.</summary>
    BadTerm,

    /// <summary>It does not begin after the earlier plan's, or ends before it begins.</summary>
    TermOverlaps,

    BadId,

    /// <summary>Another plan, or a folder, has the id.</summary>
    Exists,
}

/// <summary>A folder for the term after a plan's, to start from.</summary>
/// <param name="Id">The new plan's id, and the folder's name.</param>
/// <param name="From">The first quarter of its term.</param>
/// <param name="To">The last.</param>
internal sealed record NextPlan(string Id, Period From, Period To)
{
    /// <summary>Reads what is asked for; the id is the earlier one's with the new years where none is given.</summary>
    public static (NextPlan? Next, NextPlanRefusal? Refusal) Of(Plan earlier, string? from, string? to, string? id)
    {
        if (!Period.TryParse(from, out var first) || !Period.TryParse(to, out var last) || first.IsYear || last.IsYear)
        {
            return (null, NextPlanRefusal.BadTerm);
        }

        if (first <= earlier.To || last < first)
        {
            return (null, NextPlanRefusal.TermOverlaps);
        }

        var named = string.IsNullOrWhiteSpace(id) ? NextTerm.IdFor(earlier, first, last) : id.Trim();
        return PlanNames.IsId(named) && !PlanNames.IsReserved(named) ? (new NextPlan(named, first, last), null) : (null, NextPlanRefusal.BadId);
    }

    /// <summary>Writes the folder whole or not at all.</summary>
    /// <param name="earlier">The plan that is continued.</param>
    /// <param name="rules">The folder above the plans'.</param>
    /// <param name="culture">The language of the notes in the files.</param>
    /// <returns>Its path; null where there is such a plan or folder already.</returns>
    /// <exception cref="IOException">It could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not write there.</exception>
    public string? Write(Plan earlier, string rules, CultureInfo culture)
    {
        var folder = Path.Combine(rules, Id);
        if (Path.Exists(folder)
            || Folders(rules).Any(one => string.Equals(PlanHead.Of(PlanSource.ReadFolder(one))?.Id, Id, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var files = NextTerm.Files(earlier, Id, From, To, culture);
        try
        {
            Directory.CreateDirectory(folder);
            // A folder is a plan once it has a plan.json: whoever watches never sees half of it.
            foreach (var file in files.OrderBy(file => PlanSource.IsPlanFile(file.Name)))
            {
                using var stream = new FileStream(Path.Combine(folder, file.Name), FileMode.CreateNew, FileAccess.Write);
                stream.Write(file.Bytes.Span);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }

        return folder;
    }

    /// <summary>What is still to be filled in before the plan in the folder can be in force.</summary>
    public static PlanReading Read(string folder)
    {
        var source = PlanSource.ReadFolder(folder);
        var own = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return new PlansTogether([.. Folders(Path.GetDirectoryName(own)!).Where(one => Path.GetFullPath(one) != own).Select(PlanSource.ReadFolder), source])
            .Read(source);
    }

    private static IEnumerable<string> Folders(string rules) => Directory.EnumerateDirectories(rules).Where(PlanSource.IsPlan).Order(StringComparer.Ordinal);
}
