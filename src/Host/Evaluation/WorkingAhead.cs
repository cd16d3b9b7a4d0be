using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ActionPlan.Host.Evaluation;

/// <summary>Works ahead of whoever takes: one step of a way is done while the next is at what came before.</summary>
internal static class WorkingAhead
{
    /// <param name="steps">What is made, one after the other, on another thread.</param>
    /// <param name="most">So many lie ready at most, whatever their number.</param>
    public static async IAsyncEnumerable<T> Ahead<T>(
        this IAsyncEnumerable<T> steps, int most, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var ready = Channel.CreateBounded<T>(most);
        var making = Task.Run(() => Make(steps, ready.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var step in ready.Reader.ReadAllAsync(cancellation))
            {
                yield return step;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await making.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task Make<T>(IAsyncEnumerable<T> steps, ChannelWriter<T> ready, CancellationToken cancellation)
    {
        try
        {
            await foreach (var step in steps.WithCancellation(cancellation))
            {
                await ready.WriteAsync(step, cancellation);
            }

            ready.Complete();
        }
        catch (Exception error)
        {
            ready.Complete(error);
        }
    }
}
