using System.Globalization;
using ActionPlan.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
PlanBenchmark.Run();
var country = CountryPlan.WithRoots(CountryPlan.Communes);
CountryBenchmark.Run(country);
VerdictBenchmark.Run(country);
