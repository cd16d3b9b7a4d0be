namespace ActionPlan.Host.Figures;

/// <summary>Which columns a file of figures has.</summary>
internal sealed record FigureCsvHeader(IReadOnlyList<string> Columns)
{
    public const string Required = "figure,area,period,value";

    private static readonly string[] Fixed = Required.Split(',');
    private static readonly string[] History = ["enteredOn", "by", "reason"];
    private static readonly string[] Optional = ["source", .. History];

    /// <summary>Whether each line says who entered it, when and why; then a figure may stand more than once, as it was corrected.</summary>
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

    public static FigureCsvHeader? Read(CsvRecord record, string name, List<CsvProblem> problems)
    {
        var problem = record.Wrong is { } wrong ? new CsvProblem(name, record.Line, wrong) : Check(record, name);
        if (problem is not null)
        {
            problems.Add(problem);
            return null;
        }

        return new FigureCsvHeader(record.Fields);
    }

    private static CsvProblem? Check(CsvRecord record, string name)
    {
        var fields = record.Fields;
        if (fields is [var only] && only.Split(';', '\t').Length >= Fixed.Length)
        {
            return new CsvProblem(name, record.Line, "WrongSeparator", Required);
        }

        if (!fields.Take(Fixed.Length).SequenceEqual(Fixed, StringComparer.Ordinal))
        {
            return new CsvProblem(name, record.Line, "BadHeader", Required, string.Join(',', fields));
        }

        var others = fields.Skip(Fixed.Length).ToList();
        if (others.Find(column => !Optional.Contains(column, StringComparer.Ordinal)) is { } unknown)
        {
            return new CsvProblem(name, record.Line, "UnknownColumn", unknown, string.Join(", ", Optional));
        }

        if (others.Distinct(StringComparer.Ordinal).Count() != others.Count)
        {
            return new CsvProblem(name, record.Line, "RepeatedColumn", string.Join(',', fields));
        }

        return History.Count(column => others.Contains(column, StringComparer.Ordinal)) is 0 or 3
            ? null
            : new CsvProblem(name, record.Line, "HalfHistory", string.Join(", ", History));
    }
}
