using System.Text.RegularExpressions;
using Serilog.Core;
using Serilog.Events;

namespace ActionPlan.Host.Startup;

/// <summary>Mail servers repeat whom they refuse; whose letter it was stands on the page of mail, and not in the log.</summary>
internal sealed partial class MaskedAddresses : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach (var (name, value) in logEvent.Properties.ToList())
        {
            if (value is ScalarValue { Value: string text } && text.Contains('@', StringComparison.Ordinal))
            {
                logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(Address().Replace(text, "…@"))));
            }
        }
    }

    [GeneratedRegex(@"[\w.+\-]+@(?=[\w\-])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
