using Mediator;

namespace ActionPlan.Host.Commands;

/// <summary>Says what was done, how long it took, and what failed.</summary>
internal sealed class LoggingBehavior<TMessage, TResponse>(TimeProvider time, ILogger<LoggingBehavior<TMessage, TResponse>> log)
    : IPipelineBehavior<TMessage, TResponse>
    where TMessage : notnull, IMessage
{
    public async ValueTask<TResponse> Handle(TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var span = Telemetry.Traces.StartActivity(typeof(TMessage).Name);
        var outcome = "failed";
        try
        {
            var response = await next(message, cancellationToken);
            outcome = "done";
            log.LogInformation("{Command} took {Milliseconds} ms", typeof(TMessage).Name, (long)time.GetElapsedTime(start).TotalMilliseconds);
            return response;
        }
        catch (Exception error) when (error.Trouble() is { } trouble)
        {
            // Whoever asked is told in a line what to do; where in the program it was met says nothing.
            log.LogWarning("{Command} failed, for the database is {Trouble}", typeof(TMessage).Name, trouble);
            throw;
        }
        catch (Exception error) when (error is not (OperationCanceledException or NotAllowedException))
        {
            log.LogError(error, "{Command} failed", typeof(TMessage).Name);
            throw;
        }
        finally
        {
            Telemetry.CommandDuration
                .Record(time.GetElapsedTime(start).TotalSeconds, KeyValuePair.Create<string, object?>("command", typeof(TMessage).Name),
                    KeyValuePair.Create<string, object?>("outcome", outcome));
            span?.SetTag("outcome", outcome);
        }
    }
}
