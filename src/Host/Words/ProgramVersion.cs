using System.Reflection;

namespace ActionPlan.Host.Words;

/// <summary>Which version of the program this is, without the commit that it was built from.</summary>
internal static class ProgramVersion
{
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
