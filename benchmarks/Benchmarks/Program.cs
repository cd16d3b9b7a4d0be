using System.Globalization;
using ActionPlan.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["evaluate", var folder])
{
    await SqliteBenchmark.EvaluateOnce(folder);
    return;
}

if (args is ["readers", var site])
{
    await ReadersBenchmark.Run(new Uri(site));
    return;
}

if (args is ["readers-beside", ..])
{
    await ReadersBenchmark.RunBesideRun(args is [_, var beside] ? int.Parse(beside, CultureInfo.InvariantCulture) : CountryPlan.Communes);
    return;
}

if (args is ["successor"])
{
    SuccessorBenchmark.Run(CountryPlan.WithRoots(8));
    return;
}

if (args is ["try-out"])
{
    await TryOutBenchmark.Run();
    return;
}

if (args is ["whole" or "turn", .. var sizes])
{
    await WholeBenchmark.Run(
        sizes.Length > 0 ? [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))] : [1, 300, CountryPlan.Communes], args[0] == "turn");
    return;
}

if (args is ["pages", ..])
{
    await PagesBenchmark.Run(args is [_, var areas, ..] ? int.Parse(areas, CultureInfo.InvariantCulture) : CountryPlan.Communes, [.. args.Skip(2)]);
    return;
}

if (args is ["charts"])
{
    ChartBenchmark.Run();
    return;
}

if (args is ["growth", ..])
{
    var counts = args.Skip(1).Select(count => int.Parse(count, CultureInfo.InvariantCulture)).ToList();
    await GrowthBenchmark.Run(counts is [var some, ..] ? some : 300, counts is [_, var quarters] ? quarters : 20);
    return;
}

if (args is ["waits", ..])
{
    await WaitsBenchmark.Run(args is [_, var waiting] ? int.Parse(waiting, CultureInfo.InvariantCulture) : CountryPlan.Communes);
    return;
}

if (args is ["whole-of" or "turn-of", var of])
{
    await WholeBenchmark.Evaluate(of, args[0] == "turn-of");
    return;
}

if (args is not ["sqlite"])
{
    PlanBenchmark.Run();
    var country = CountryPlan.WithRoots(CountryPlan.Communes);
    CountryBenchmark.Run(country);
    VerdictBenchmark.Run(country);
    SuccessorBenchmark.Run(country);
}

await SqliteBenchmark.Run();
