namespace ActionPlan.Host.Pages.Workbench;

/// <summary>How far a try-out has come, for its page's script.</summary>
internal sealed record TryTold(string Said);
