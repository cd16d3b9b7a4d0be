namespace ActionPlan.Host.Access;

/// <summary>
/// Marks an address that answers everybody alike: who asks is not looked up, no cookie is renewed with the answer, and so browsers may keep it.
/// </summary>
internal sealed class SameForAll;
