namespace ActionPlan.Host.Persistence;

/// <summary>
/// A command that many send at the same time and that needs no turn: each of its rows has a unique key and says which version it knew, so that whoever
/// comes second is told so, or begins anew.
/// </summary>
internal interface IBesideOthers;
