using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;

namespace ActionPlan.Host.Startup;

/// <summary>A line of JSON for each event, for whoever collects them. An error is told as in the plain log, and not once more as it was thrown.</summary>
internal sealed class JsonLog : ITextFormatter
{
    private readonly RenderedCompactJsonFormatter compact = new();

    public void Format(LogEvent logEvent, TextWriter output) => compact.Format(
        new LogEvent(
            logEvent.Timestamp, logEvent.Level, exception: null, logEvent.MessageTemplate,
            logEvent.Properties.Select(property => new LogEventProperty(property.Key, property.Value)),
            logEvent.TraceId ?? default, logEvent.SpanId ?? default),
        output);
}
