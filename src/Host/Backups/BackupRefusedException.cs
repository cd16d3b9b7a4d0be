namespace ActionPlan.Host.Backups;

/// <summary>There is no backup to be had, or none to be put back; the message says to the operator why, and what to do.</summary>
internal sealed class BackupRefusedException(string message) : Exception(message);
