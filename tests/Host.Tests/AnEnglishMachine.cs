using System.Globalization;
using System.Runtime.CompilerServices;

namespace ActionPlan.Host.Tests;

/// <summary>
/// A machine's language must not matter. Where a test or the program forgets to say in which language it speaks it speaks English here, as on many servers,
/// and is found on every machine.
/// </summary>
internal static class AnEnglishMachine
{
    [ModuleInitializer]
    internal static void Be() => CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-US");
}
