using ActionPlan.Host.Startup;

namespace ActionPlan.Host.Reports;

/// <summary>The sections that a report's text is kept in.</summary>
internal static class SectionIds
{
    public const string Opening = "opening";
    public const string Leadership = "leadership";
    public const string Results = "results";
    public const string Programmes = "programmes";
    public const string Works = "works";
    public const string Assignments = "assignments";
    public const string Assessment = "assessment";
    public const string Strengths = "strengths";
    public const string Shortcomings = "shortcomings";
    public const string Causes = "causes";
    public const string Tasks = "tasks";
    public const string Proposals = "proposals";

    /// <summary>Of a corrigendum: why, and what changes.</summary>
    public const string Reasons = "reasons";
    public const string Changes = "changes";

    private const string ModulePrefix = "module:";

    public static string OfModule(string module) => ModulePrefix + module;

    public static string? ModuleOf(string section) => section.StartsWith(ModulePrefix, StringComparison.Ordinal) ? section[ModulePrefix.Length..] : null;
}

/// <summary>A section's text: lines that begin with "- " are items of a list, with "# " small headings, all others paragraphs.</summary>
internal sealed record SectionText(string Id, string Text);
