using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ActionPlan.Faults.Tests;
using Microsoft.EntityFrameworkCore.Diagnostics;

/// <summary>
/// Runs inside the real executable (DOTNET_STARTUP_HOOKS) before its first line: counts what it asks of its database and kills it, as a
/// power cut would, before the step that was asked for. The program knows nothing of it. What no command of the program does is done by the
/// hook in its place, with the program's own services.
/// </summary>
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "The runtime looks for this name in no namespace.")]
[SuppressMessage("Design", "MA0047:Declare types in namespaces", Justification = "The runtime looks for this name in no namespace.")]
internal static class StartupHook
{
    private static readonly string[] Steps = ["CommandExecuting", "TransactionCommitting", "TransactionCommitted"];
    private static int seen;

    public static void Initialize()
    {
        var at = Environment.GetEnvironmentVariable("FAULTS_AT");
        var trace = Environment.GetEnvironmentVariable("FAULTS_TRACE");
        DiagnosticListener.AllListeners.Subscribe(new Each<DiagnosticListener>(listener =>
        {
            if (listener.Name == "Microsoft.EntityFrameworkCore")
            {
                listener.Subscribe(new Each<KeyValuePair<string, object?>>(happened => Happened(happened.Key, happened.Value, at, trace)));
            }
        }));
        if (Environment.GetEnvironmentVariable("FAULTS_DO") is { Length: > 0 } deed)
        {
            Environment.Exit(InPlaceOfTheProgram(deed));
        }
    }

    private static int InPlaceOfTheProgram(string deed)
    {
        var (data, rules) = (Environment.GetEnvironmentVariable("ActionPlan__DataFolder")!, Environment.GetEnvironmentVariable("Rules__Folder")!);
        var done = deed == Site.Upgrade
            ? Inside.Do(data, rules, services => Deeds.Proved(services, CancellationToken.None), later: true)
            : Inside.Do(data, rules, services =>
                deed == Site.Publish ? Publishing.Publish(services, CancellationToken.None) : Deeds.Issue(services, CancellationToken.None));
        var problem = done.GetAwaiter().GetResult();
        Console.WriteLine(problem);
        return problem is null ? 0 : 1;
    }

    /// <param name="name">What the database was asked.</param>
    /// <param name="told">In which words.</param>
    /// <param name="at">The number of the step, or some of its words.</param>
    /// <param name="trace">Where steps are written.</param>
    private static void Happened(string name, object? told, string? at, string? trace)
    {
        if (!Array.Exists(Steps, step => name.EndsWith(step, StringComparison.Ordinal)))
        {
            return;
        }

        var number = Interlocked.Increment(ref seen).ToString(CultureInfo.InvariantCulture);
        if (trace is not null)
        {
            File.AppendAllText(trace, name + "\n");
        }

        if (at is { Length: > 0 }
            && (at == number || (!char.IsAsciiDigit(at[0]) && told is CommandEventData { Command.CommandText: var text }
                && text.Contains(at, StringComparison.Ordinal))))
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
