using System.Collections.Concurrent;

namespace ActionPlan.Host.Waiting;

/// <summary>What waits for each person, as it was last worked out; it holds until something happens.</summary>
internal sealed class KnownMatters
{
    private readonly ConcurrentDictionary<(string User, string Plan, string Language), (SoFar At, IReadOnlyList<Matter> Matters)> known = new();

    public async Task<IReadOnlyList<Matter>> Of(string user, string plan, string language, SoFar at, Func<Task<IReadOnlyList<Matter>>> read)
    {
        if (known.TryGetValue((user, plan, language), out var last) && last.At == at)
        {
            return last.Matters;
        }

        var matters = await read();
        known[(user, plan, language)] = (at, matters);
        return matters;
    }
}
