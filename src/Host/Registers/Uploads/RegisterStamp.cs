namespace ActionPlan.Host.Registers.Uploads;

/// <summary>Which register a template is of; stands in the hidden row that names its columns.</summary>
internal sealed record RegisterStamp(string Plan, string Register)
{
    private const string Mark = "actionplan-register";
    private const string Form = "1";

    public static bool IsStamp(string text) => text.StartsWith(Mark + "|", StringComparison.Ordinal);

    /// <returns>The stamp; null if it was damaged, or belongs to another form of template.</returns>
    public static RegisterStamp? Read(string text) => text.Split('|') is [Mark, Form, var plan, var register] ? new RegisterStamp(plan, register) : null;

    public override string ToString() => string.Join('|', Mark, Form, Plan, Register);
}
