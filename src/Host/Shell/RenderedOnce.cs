using System.Text.Json;
using System.Text.RegularExpressions;
using ActionPlan.Host.Access;
using ActionPlan.Host.Waiting;
using Microsoft.Extensions.Caching.Memory;

namespace ActionPlan.Host.Shell;

/// <summary>
/// Parts of pages as they were rendered, kept until something happens. What a part shows depends on its address, the language, what has happened
/// and what its reader was granted: people of the same grants read the same, and nobody else's.
/// </summary>
internal sealed class RenderedOnce : IDisposable
{
    private const long MostLetters = 24_000_000;
    private const int Beside = 200;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostLetters });
    private readonly Dictionary<PartKey, (SoFar At, Task<RenderedPart> Part)> begun = [];

    /// <summary>As it was kept; else rendered, once for all who ask for the same meanwhile.</summary>
    public async Task<RenderedPart> Of(PartKey key, SoFar at, Func<Task<RenderedPart>> render)
    {
        if (kept.TryGetValue<(SoFar At, RenderedPart Part)>(key, out var known) && known.At == at)
        {
            return known.Part;
        }

        var mine = new TaskCompletionSource<RenderedPart>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<RenderedPart>? others = null;
        lock (begun)
        {
            if (begun.TryGetValue(key, out var running) && running.At == at)
            {
                others = running.Part;
            }
            else
            {
                begun[key] = (at, mine.Task);
            }
        }

        return others is null ? await Render(key, at, render, mine) : await Await(others, render);
    }

    public void Dispose() => kept.Dispose();

    private async Task<RenderedPart> Render(PartKey key, SoFar at, Func<Task<RenderedPart>> render, TaskCompletionSource<RenderedPart> mine)
    {
        try
        {
            var part = await render();
            if (part.IsForAll)
            {
                kept.Set(key, (at, part), new MemoryCacheEntryOptions { Size = part.Letters + Beside });
                mine.SetResult(part);
            }

            return part;
        }
        finally
        {
            lock (begun)
            {
                if (begun.TryGetValue(key, out var running) && running.Part == mine.Task)
                {
                    begun.Remove(key);
                }
            }

            // Whoever waited for one that failed, or is its reader's alone, renders it for himself.
            mine.TrySetCanceled();
        }
    }

    private static async Task<RenderedPart> Await(Task<RenderedPart> others, Func<Task<RenderedPart>> render)
    {
        try
        {
            return await others;
        }
        catch (OperationCanceledException)
        {
            return await render();
        }
    }
}

/// <param name="Pieces">What stands on the page; between any two of them the token of a form, which is its reader's own.</param>
/// <param name="Title">The page's title; null where the page gives it.</param>
/// <param name="IsMissing">There is no such thing.</param>
internal sealed partial record RenderedPart(IReadOnlyList<string> Pieces, string? Title, bool IsMissing)
{
    /// <summary>A token that is still there would be somebody's: it is shown to him, and to nobody else.</summary>
    public bool IsForAll => !Pieces.Any(piece => piece.Contains("__RequestVerificationToken", StringComparison.Ordinal));

    public int Letters => Pieces.Sum(piece => piece.Length);

    public static RenderedPart Of(string html, PartNotes notes) => new(Token().Split(html), notes.Title, notes.IsMissing);

    [GeneratedRegex("<input type=\"hidden\" name=\"__RequestVerificationToken\" value=\"[^\"]*\"[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Token();
}

/// <summary>All that a part depends on, but for what has happened.</summary>
/// <param name="Part">Which.</param>
/// <param name="Plan">Of which plan.</param>
/// <param name="Address">With all that is asked for.</param>
/// <param name="Language">In which it is read.</param>
/// <param name="Granted">What its reader was granted, as one text.</param>
internal sealed record PartKey(Type Part, string Plan, string Address, string Language, string Granted)
{
    public static PartKey Of(Type part, string plan, string address, Actor actor) =>
        new(part, plan, address, CultureInfo.CurrentUICulture.Name, string.Join('\n', actor.Grants.Select(Told).Order(StringComparer.Ordinal)));

    private static string Told(Grant grant) => JsonSerializer.Serialize(new[] { grant.Role?.ToString(), grant.Unit, grant.Module, grant.Area, grant.Plan });
}
