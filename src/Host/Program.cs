using ActionPlan.Host.Cli;
using ActionPlan.Host.Samples;
using ActionPlan.Host.Startup;

OwnerOnly.FromNowOn();
return CommandLine.IsRun(args)
    ? await WebHost.Run(args is ["run", .. var settings] ? settings : args, SampleEndpoints.MapSample, Console.Out, Console.Error)
    : await CommandLine.Run(args);
