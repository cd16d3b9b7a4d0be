using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Authoring.Testing;

/// <summary>A case as forms name it.</summary>
internal static class CaseName
{
    public static string Of(Verdict said) => Of(said.Target.Key, said.Area.Id, said.Period, said.Status);

    public static string Of(string target, string area, Period quarter, Status status) => $"{target} {area} {quarter} {status}";

    /// <summary>A figure that is supposed, as forms name it.</summary>
    public static string Given(string figure, string area, Period period, decimal value) =>
        string.Create(CultureInfo.InvariantCulture, $"{figure} {area} {period} {value}");

    /// <summary>Null where it names none.</summary>
    /// <param name="name">The case.</param>
    /// <param name="status">What must be said of it; empty for what is said.</param>
    /// <param name="given">The figures that are supposed.</param>
    public static ExpectedCase? Read(string name, string status, IEnumerable<string?> given)
    {
        if (name.Split(' ') is not [var target, var area, var at, var said] || !Period.TryParse(at, out var quarter)
            || !Enum.TryParse<Status>(status.Length > 0 ? status : said, out var must) || !Enum.IsDefined(must))
        {
            return null;
        }

        var supposed = given.Select(one => Figure(one ?? "")).ToList();
        return supposed.Contains(null) ? null : new ExpectedCase(target, area, quarter, must, [.. supposed.OfType<FigureValue>()]);
    }

    private static FigureValue? Figure(string given) => given.Split(' ') is [var figure, var area, var at, var value] && Period.TryParse(at, out var period)
        && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? new FigureValue(figure, area, period, number) : null;
}
