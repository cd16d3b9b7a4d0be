using ActionPlan.Host.Alerts;
using ActionPlan.Host.Shell;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Alerts;

internal static class AlertWords
{
    /// <summary>In what state an alert is; one that closed with the term is not one that was settled.</summary>
    public static string Said(this IStringLocalizer<Texts> texts, AlertRow alert) =>
        texts["AlertState." + (alert is { State: AlertState.Resolved, IsEndedWithTerm: true } ? "TermEnded" : alert.State)];
}
