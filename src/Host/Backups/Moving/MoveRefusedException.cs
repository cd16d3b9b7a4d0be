namespace ActionPlan.Host.Backups.Moving;

/// <summary>Data cannot be moved, or were not moved as they are; the message says to the operator why and what to do.</summary>
internal sealed class MoveRefusedException(string message) : Exception(message);
