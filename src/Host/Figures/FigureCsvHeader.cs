namespace ActionPlan.Host.Figures;

/// <summary>Which columns a file of figures has.</summary>
internal sealed record FigureCsvHeader(IReadOnlyList<string> Columns)
{
    public const string Required = "figure,area,period,value";

    private static readonly string[] Fixed = Required.Split(',');
    private static readonly string[] History = ["enteredOn", "by", "reason"];
    private static readonly string[] Optional = ["source", .. History];

    public static FigureCsvHeader None { get; } = new([]);

    public bool NamesSources => Columns.Contains("source", StringComparer.Ordinal);

    /// <summary>
    /// Whether each line says who entered it, when and why; where a history is read, a figure may then stand more than once, as it was corrected.
    /// </summary>
    public bool HasHistory => Columns.Contains(History[0], StringComparer.Ordinal);

    public string? Field(IReadOnlyList<string> fields, string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == column)
            {
                return fields[i];
            }
        }

        return null;
    }

    /// <summary>What is wrong with the header, as a key of <c>CsvProblems.resx</c>; null if nothing is.</summary>
    public (string Key, IReadOnlyList<string> Values)? Problem()
    {
        if (!Columns.Take(Fixed.Length).SequenceEqual(Fixed, StringComparer.Ordinal))
        {
            return ("BadHeader", [Required, string.Join(',', Columns)]);
        }

        var others = Columns.Skip(Fixed.Length).ToList();
        if (others.Find(column => !Optional.Contains(column, StringComparer.Ordinal)) is { } unknown)
        {
            return ("UnknownColumn", [unknown, string.Join(", ", Optional)]);
        }

        if (others.Distinct(StringComparer.Ordinal).Count() != others.Count)
        {
            return ("RepeatedColumn", [string.Join(',', Columns)]);
        }

        return History.Count(column => others.Contains(column, StringComparer.Ordinal)) is 0 or 3
            ? null
            : ("HalfHistory", [string.Join(", ", History)]);
    }
}
