using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ActionPlan.Host.Words;

/// <summary>
/// What is measured while the program runs, for whoever watches it from outside. No name, address, figure or word that somebody typed is ever a
/// tag: what is told leaves the machine.
/// </summary>
internal static class Telemetry
{
    /// <summary>Of the meter and of the traces.</summary>
    public const string Name = "ActionPlan";

    public static readonly ActivitySource Traces = new(Name);

    private static readonly Meter Meter = new(Name);

    public static readonly Counter<long> Verdicts = Meter.CreateCounter<long>("actionplan.verdicts", "{verdict}", "Verdicts judged and stored");

    public static readonly Histogram<double> RunDuration =
        Meter.CreateHistogram<double>("actionplan.run.duration", "s", "From the start of an evaluation to its completed run");

    public static readonly Histogram<double> CommandDuration =
        Meter.CreateHistogram<double>("actionplan.command.duration", "s", "By command, and whether it failed");

    public static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("actionplan.retries", "{retry}", "What is tried again: of mail, or of the database");

    public static readonly Histogram<double> LockWait = Meter.CreateHistogram<double>("actionplan.lock.wait", "s", "How long a lock was waited for, by lock");

    public static readonly Counter<long> SignInsRefused =
        Meter.CreateCounter<long>("actionplan.sign_in.refused", "{attempt}", "Sign-ins with a password that came to nothing, by reason");

    public static readonly Gauge<double> OldestUnsent =
        Meter.CreateGauge<double>("actionplan.mail.oldest_unsent", "s", "Age of the oldest letter that is still to be sent; 0 where none is");

    public static readonly Gauge<long> OverdueFigures = Meter.CreateGauge<long>("actionplan.figures.overdue", "{figure}", "Figures that are overdue, by plan");

    public static readonly Gauge<double> BackupAge =
        Meter.CreateGauge<double>("actionplan.backup.age", "s", "Age of the newest backup; infinite where there is none though they are scheduled");

    public static readonly Gauge<int> PartsBad =
        Meter.CreateGauge<int>("actionplan.health.bad", "{part}", "Parts of the installation that the health page shows as broken");

    /// <summary>Counts one thing that is tried again.</summary>
    /// <param name="of">Mail, or the database.</param>
    /// <param name="reason">Why, in a word of the program's own.</param>
    public static void CountRetry(string of, string reason) =>
        Retries.Add(1, KeyValuePair.Create<string, object?>("of", of), KeyValuePair.Create<string, object?>("reason", reason));

    public static void WaitedForLock(TimeSpan time, string which) => LockWait.Record(time.TotalSeconds, KeyValuePair.Create<string, object?>("lock", which));
}
