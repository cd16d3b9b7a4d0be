using System.Resources;

namespace ActionPlan.Host.Audit;

/// <summary>Something that is not as the trail says, and where.</summary>
/// <param name="Key">The text's key in <c>AuditProblems.resx</c>.</param>
/// <param name="Values">The values for the text's placeholders.</param>
internal sealed record AuditProblem(string Key, params IReadOnlyList<object> Values)
{
    private static readonly ResourceManager Texts = new("ActionPlan.Host.Audit.AuditProblems", typeof(AuditProblem).Assembly);

    public string Message(CultureInfo culture) => string.Format(culture, Texts.GetString(Key, culture) ?? Key, [.. Values]);
}
