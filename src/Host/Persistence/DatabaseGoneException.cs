namespace ActionPlan.Host.Persistence;

/// <summary>The database's file is not the one that was opened: what is written now would be lost.</summary>
internal sealed class DatabaseGoneException(string message) : Exception(message);
