using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Files;

/// <summary>
/// What a file is evidence for: a figure's value, a register's row, an assignment or an alert. Whose it is follows from the subject, never from a form.
/// </summary>
/// <param name="Unit">Whose the file is.</param>
/// <param name="Area">Where.</param>
/// <param name="Demands">What whoever adds or withdraws a file must be allowed.</param>
internal sealed record EvidenceSubject(string Unit, string Area, IReadOnlyList<Demand> Demands)
{
    /// <summary>Longest subject, in characters.</summary>
    public const int Longest = 400;

    public static string OfFigure(string figure, string area, Period period) => $"figure:{figure}/{area}/{period}";

    public static string OfRow(string register, long row) => string.Create(CultureInfo.InvariantCulture, $"row:{register}/{row}");

    public static string OfAssignment(string assignment) => $"assignment:{assignment}";

    public static string OfAlert(long alert) => string.Create(CultureInfo.InvariantCulture, $"alert:{alert}");

    public bool MayBeChangedBy(Actor actor, Plan plan) => Demands.All(demand => actor.May(demand, plan));

    public static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
