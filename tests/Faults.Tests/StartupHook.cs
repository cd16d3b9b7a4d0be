using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

/// <summary>
/// Runs inside the real executable (DOTNET_STARTUP_HOOKS) before its first line: counts what it asks of its database and kills it, as a
/// power cut would, before the step that was asked for. The program knows nothing of it.
/// </summary>
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "The runtime looks for this name in no namespace.")]
[SuppressMessage("Design", "MA0047:Declare types in namespaces", Justification = "The runtime looks for this name in no namespace.")]
internal static class StartupHook
{
    private static readonly string[] Steps = ["CommandExecuting", "TransactionCommitting", "TransactionCommitted"];
    private static int seen;

    public static void Initialize()
    {
        var at = int.Parse(Environment.GetEnvironmentVariable("FAULTS_AT") ?? "0", CultureInfo.InvariantCulture);
        var trace = Environment.GetEnvironmentVariable("FAULTS_TRACE");
        DiagnosticListener.AllListeners.Subscribe(new Each<DiagnosticListener>(listener =>
        {
            if (listener.Name == "Microsoft.EntityFrameworkCore")
            {
                listener.Subscribe(new Each<KeyValuePair<string, object?>>(happened => Happened(happened.Key, at, trace)));
            }
        }));
    }

    private static void Happened(string name, int at, string? trace)
    {
        if (!Array.Exists(Steps, step => name.EndsWith(step, StringComparison.Ordinal)))
        {
            return;
        }

        var number = Interlocked.Increment(ref seen);
        if (trace is not null)
        {
            File.AppendAllText(trace, name + "\n");
        }

        if (number == at)
        {
            Process.GetCurrentProcess().Kill();
        }
    }

    private sealed class Each<T>(Action<T> happened) : IObserver<T>
    {
        public void OnNext(T value) => happened(value);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
