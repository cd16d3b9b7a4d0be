namespace ActionPlan.Host.Figures;

/// <summary>A command after which figures may stand that runs do not know yet.</summary>
internal interface IBringsFigures;
