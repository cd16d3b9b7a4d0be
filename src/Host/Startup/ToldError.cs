using Serilog.Core;
using Serilog.Events;

namespace ActionPlan.Host.Startup;

/// <summary>
/// An error as the log tells it: one line for what is no fault of the program – a full disk, a held, damaged or missing database, a lack of
/// rights –, for where it was met says nothing; with its stack whatever nobody expected.
/// </summary>
internal sealed class ToldError : ILogEventEnricher
{
    /// <summary>What the log's template calls it.</summary>
    public const string Name = "ToldError";

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (logEvent.Exception is { } error)
        {
            logEvent.AddOrUpdateProperty(
                propertyFactory.CreateProperty(Name, IsExpected(error) ? ": " + DatabaseAdvice.OneLine(error) : Environment.NewLine + error));
        }
    }

    private static bool IsExpected(Exception error) => error is UnauthorizedAccessException || error.Trouble() is not null;
}
