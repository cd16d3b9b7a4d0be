using ActionPlan.Host.Cli;

return CommandLine.IsRun(args) ? 0 : await CommandLine.Run(args);
