namespace ActionPlan.Host.Persistence;

/// <summary>A command whose handler works on the scope's <see cref="AppDb"/> in one transaction, saved and committed by the pipeline.</summary>
internal interface ITransactional;
