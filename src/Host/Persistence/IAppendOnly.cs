namespace ActionPlan.Host.Persistence;

/// <summary>A row that is written once: the context refuses to change or delete it, and so do triggers in the database.</summary>
internal interface IAppendOnly;
