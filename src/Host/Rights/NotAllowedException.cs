
namespace ActionPlan.Host.Rights;

/// <summary>Somebody tried what was not granted to them: pages do not offer it, so it answers 403.</summary>
internal sealed class NotAllowedException(string message) : Exception(message);
