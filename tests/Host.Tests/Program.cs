using ActionPlan.Host.Tests;
using ActionPlan.Host.Tests.CutOff;
using ActionPlan.Host.Tests.Database;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

WardsRules.Use();
// A server's one database serves one test at a time.
var (isOnServer, byPlatform) = (TestDatabases.Server is not null, args.Contains("--server") || args.Contains("--internal-msbuild-node"));
return args switch
{
    [Connecting.Argument] => await Connecting.Run(),
    _ when byPlatform => await TestPlatformTestFramework.RunAsync(
        isOnServer ? [.. args, "--parallel", "none"] : args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    _ => await ConsoleRunner.Run(isOnServer ? [.. args, "-parallelMode", "none"] : args),
};
