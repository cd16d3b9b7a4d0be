namespace ActionPlan.Host.Persistence;

/// <summary>The connection broke while the database committed, and it cannot be asked whether it did: to do it again might do it twice.</summary>
internal sealed class CommitUnknownException(Exception lost) : Exception("The database went away while it saved; whether it did is not known.", lost);
