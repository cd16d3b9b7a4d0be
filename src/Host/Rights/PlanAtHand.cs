namespace ActionPlan.Host.Rights;

/// <summary>The plan in force; null where none has come into force yet.</summary>
internal delegate Plan? PlanAtHand();
