using System.Runtime.CompilerServices;

namespace ActionPlan.Host.Tests;

/// <summary>
/// Playwright's start changes the console's encoding, for which .NET takes the console's lock and then its writer's. A log line that is being written
/// holds the writer's and takes the console's where the writer is made anew: both wait for ever. A writer that was set stays, and neither lock is taken.
/// </summary>
internal static class OneConsole
{
    [ModuleInitializer]
    internal static void Keep() => Console.SetOut(TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true }));
}
