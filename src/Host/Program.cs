using ActionPlan.Host.Cli;
using ActionPlan.Host.Samples;
using ActionPlan.Host.Startup;

OwnerOnly.FromNowOn();
return CommandLine.IsRun(args)
    ? await WebHost.Run(args is ["run", .. var settings] ? settings : args, SampleEndpoints.MapSample)
    : await CommandLine.Run(args);
