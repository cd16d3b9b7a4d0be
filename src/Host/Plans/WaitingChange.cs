namespace ActionPlan.Host.Plans;

/// <summary>A change of the plan's folder, and what a person has to know before it takes effect.</summary>
/// <param name="Plan">As the folder has it.</param>
/// <param name="From">The first quarter that it would judge.</param>
/// <param name="Vanishing">What the version in force has and it has not.</param>
/// <param name="Replaces">Publications still waiting that would never judge.</param>
/// <param name="IsWithdrawn">Whether somebody withdrew it.</param>
internal sealed record WaitingChange(Plan Plan, Period From, IReadOnlyList<Vanishing> Vanishing, IReadOnlyList<PlanChangeRow> Replaces, bool IsWithdrawn)
{
    /// <summary>Whether it is no change made here: another host has published another version since.</summary>
    public bool IsBehind { get; init; }

    /// <summary>The modules that it touches and of which two people have to say so.</summary>
    public IReadOnlyList<string> NeedsTwo { get; init; } = [];

    /// <summary>Whether this process publishes nothing by itself: what it was started for is to look, or to be told from when.</summary>
    public bool IsHeld { get; init; }

    public bool NeedsAWord => IsHeld || NeedsAWordAnyhow;

    private bool NeedsAWordAnyhow => IsBehind || IsWithdrawn || NeedsTwo.Count > 0 || Vanishing.Count > 0 || Replaces.Count > 0;

    public void Tell(ILogger log, string folder, string stays)
    {
        if (IsBehind)
        {
            log.LogWarning("{Folder} is not in force: another host published {Version}, which stays. Bring it up to date, or publish it", folder, stays);
        }
        else if (NeedsAWordAnyhow)
        {
            log.LogWarning(
                "The folder's change waits for a person's word: {Vanishing} things would vanish. Confirm it on the page of the plan or with 'publish'. Version {Version} stays in force",
                Vanishing.Count, stays);
        }
    }
}
