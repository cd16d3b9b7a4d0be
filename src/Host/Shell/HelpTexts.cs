namespace ActionPlan.Host.Shell;

/// <summary>
/// Names the resource files of the help: for each page its component's name, with <c>.Name</c> what people call it and <c>.Next</c> what to do next.
/// </summary>
internal sealed class HelpTexts;
