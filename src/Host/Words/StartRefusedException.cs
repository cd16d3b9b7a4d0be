
namespace ActionPlan.Host.Words;

/// <summary>The configuration or surroundings do not let the app start; the message says to the operator what to change.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
