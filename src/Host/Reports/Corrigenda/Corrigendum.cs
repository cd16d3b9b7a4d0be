namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>
/// What a corrigendum corrects: each number that the issued document prints otherwise than the runs say that it is bound to. It is kept with
/// the corrigendum's snapshot, so that it stays what it was when it was drafted.
/// </summary>
internal sealed record Corrigendum
{
    /// <summary>'Báo cáo số 05-BC/ĐU ngày 05/10/2024'.</summary>
    public required string Of { get; init; }

    /// <summary>What that report is on.</summary>
    public required string Subject { get; init; }

    /// <summary>The corrigenda issued before, cited likewise.</summary>
    public IReadOnlyList<string> Earlier { get; init; } = [];

    /// <summary>In the document's order.</summary>
    public IReadOnlyList<CorrectedNumber> Numbers { get; init; } = [];

    /// <summary>Because of which figures.</summary>
    public IReadOnlyList<CorrectedFigure> Figures { get; init; } = [];

    /// <summary>Whether the programme itself has changed since, which alone may change a threshold.</summary>
    public bool IsOtherPlan { get; init; }

    /// <summary>The publications by which quarters were judged anew, each with its reason.</summary>
    public IReadOnlyList<RestatedRules> Rules { get; init; } = [];

    /// <summary>How many numbers have been listed since it was first drafted, those included that are right again.</summary>
    public int NumbersGiven { get; init; }

    /// <summary>Likewise the figures.</summary>
    public int FiguresGiven { get; init; }

    /// <summary>The numbers with the names that texts have for them.</summary>
    public IEnumerable<(CorrectedNumber One, int Id)> Listed() => Numbers.Select((one, index) => (one, one.Id > 0 ? one.Id : index + 1));

    /// <summary>The figures likewise.</summary>
    public IEnumerable<(CorrectedFigure One, int Id)> Because() => Figures.Select((one, index) => (one, one.Id > 0 ? one.Id : index + 1));

    /// <summary>What was listed before keeps its name, so that a text written by hand goes on meaning the same; no name is given twice.</summary>
    public Corrigendum After(Corrigendum? before)
    {
        var numbers = before?.Listed().ToDictionary(pair => (pair.One.Reference, pair.One.Printed), pair => pair.Id) ?? [];
        var figures = before?.Because().DistinctBy(pair => pair.One.Name, StringComparer.Ordinal)
            .ToDictionary(pair => pair.One.Name, pair => pair.Id, StringComparer.Ordinal) ?? [];
        var (lastNumber, lastFigure) =
            (Math.Max(before?.NumbersGiven ?? 0, before?.Numbers.Count ?? 0), Math.Max(before?.FiguresGiven ?? 0, before?.Figures.Count ?? 0));
        CorrectedNumber[] listed = [.. Numbers.Select(one => one with { Id = numbers.Remove((one.Reference, one.Printed), out var id) ? id : ++lastNumber })];
        CorrectedFigure[] because = [.. Figures.Select(one => one with { Id = figures.Remove(one.Name, out var id) ? id : ++lastFigure })];
        return this with { Numbers = listed, Figures = because, NumbersGiven = lastNumber, FiguresGiven = lastFigure };
    }
}

/// <summary>A number that was issued and is not right any more.</summary>
/// <param name="Reference">What it stands for in the report.</param>
/// <param name="Subject">The target's key, or the group of targets.</param>
/// <param name="Name">The subject as documents name it.</param>
/// <param name="What">Which of its numbers: 'kết quả', 'số chỉ tiêu đạt'.</param>
/// <param name="Place">Where it is printed.</param>
/// <param name="Printed">As issued.</param>
/// <param name="Right">As it should be.</param>
internal sealed record CorrectedNumber(string Reference, string Subject, string Name, string What, string Place, string Printed, string Right)
{
    /// <summary>By what texts refer to it.</summary>
    public int Id { get; init; }
}

/// <summary>Other rules for quarters that had been judged.</summary>
/// <param name="From">From which quarter.</param>
/// <param name="Reason">As stated.</param>
/// <param name="By">Who published them.</param>
/// <param name="On">The day.</param>
internal sealed record RestatedRules(Period From, string Reason, string By, DateOnly On);

/// <summary>A figure that was corrected or came late, with its reason and who decided.</summary>
/// <param name="Name">As people call it, with area and period.</param>
/// <param name="Before">Null where there was none.</param>
/// <param name="Now">With its unit of measure.</param>
/// <param name="Reason">As stated.</param>
/// <param name="By">Who approved it, or who brought it in where nobody did.</param>
/// <param name="IsApproved">Whether it was approved.</param>
/// <param name="On">The day.</param>
/// <param name="Targets">The keys of the targets whose verdicts it changed.</param>
internal sealed record CorrectedFigure(
    string Name, string? Before, string Now, string Reason, string By, bool IsApproved, DateOnly On, IReadOnlyList<string> Targets)
{
    /// <summary>By what texts refer to it.</summary>
    public int Id { get; init; }
}
