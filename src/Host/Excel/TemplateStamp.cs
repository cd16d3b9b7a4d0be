namespace ActionPlan.Host.Excel;

/// <summary>What a template is for; stands in the hidden row that names its columns.</summary>
internal sealed record TemplateStamp(string Plan, string Unit, string Area, Period Quarter)
{
    private const string Mark = "actionplan";
    private const string Form = "1";

    public static bool IsStamp(string text) => text.StartsWith(Mark + "|", StringComparison.Ordinal);

    /// <returns>The stamp; null if it was damaged, or belongs to another form of template.</returns>
    public static TemplateStamp? Read(string text) =>
        text.Split('|') is [Mark, Form, var plan, var unit, var area, var period] && Period.TryParse(period, out var quarter) && !quarter.IsYear
            ? new TemplateStamp(plan, unit, area, quarter)
            : null;

    public override string ToString() => string.Join('|', Mark, Form, Plan, Unit, Area, Quarter);
}
