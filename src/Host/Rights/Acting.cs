namespace ActionPlan.Host.Rights;

/// <summary>Who acts in this scope – a request, or a command – and what of the database is shown to them.</summary>
/// <param name="planInForce">By which areas lie below others.</param>
internal sealed class Acting(Func<Plan> planInForce)
{
    private Reach? reach;

    public Actor Actor { get; private set; } = Actor.Nobody;

    public Reach Reach => reach ??= Reach.Of(Actor, planInForce());

    /// <summary>A reader sees what the grants reach.</summary>
    public void Reads(Actor actor) => (Actor, reach) = (actor, null);

    /// <summary>A command was let through by what it demands; its handler sees all it needs.</summary>
    public void Commands(Actor actor) => (Actor, reach) = (actor, Reach.Everything);
}
