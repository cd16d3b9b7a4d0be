using ActionPlan.Host.Tests;
using ActionPlan.Host.Tests.CutOff;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

WardsRules.Use();
return args switch
{
    [Connecting.Argument] => await Connecting.Run(),
    _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
        await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    _ => await ConsoleRunner.Run(args),
};
