using ActionPlan.Host.Shell;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Plans;

/// <summary>Who brought a version into force and why, also where nobody can know.</summary>
internal static class PublicationWords
{
    public static string Who(this PlanChangeRow row, IStringLocalizer<Texts> words) => row.By ?? words["Plan.ByFolder"];

    public static string Why(this PlanChangeRow row, IStringLocalizer<Texts> words) => row.Reason ?? words[row.By is null ? "Plan.FolderSaysNotWhy" : "Plan.NotSaidWhy"];
}
