using ActionPlan.Host.Cli;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Startup;

OwnerOnly.FromNowOn();
return CommandLine.IsRun(args)
    ? await WebHost.Run(args is ["run", .. var settings] ? settings : args)
    : await CommandLine.Run(args);
