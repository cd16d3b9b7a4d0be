namespace ActionPlan.Host.Persistence;

/// <summary>A command that says what must be allowed before it is carried out. Every command does; the pipeline refuses one that does not.</summary>
internal interface IGuarded
{
    /// <summary>All that must be allowed; none at all is refused.</summary>
    ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation);
}

/// <summary>A command that needs the same right wherever it is used.</summary>
internal interface INeeds : IGuarded
{
    Right Right { get; }

    ValueTask<IReadOnlyList<Demand>> IGuarded.Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([new Demand(Right)]);
}

/// <summary>A command about the account of whoever sends it: signing in suffices.</summary>
internal interface IForOneself : IGuarded
{
    ValueTask<IReadOnlyList<Demand>> IGuarded.Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([]);
}

/// <summary>A command that only the machine itself carries out.</summary>
internal interface IByTheMachine : IGuarded
{
    ValueTask<IReadOnlyList<Demand>> IGuarded.Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([]);
}
