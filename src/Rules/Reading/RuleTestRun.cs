using System.Globalization;
using System.Text.Json;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Judges what a test expects, and says where the verdicts are others.</summary>
internal sealed class RuleTestRun(Plan plan, Bound<RuleTest> bound, Period quarter, List<FigureValue> entries)
{
    private const int Rounded = 4;
    private const int MostDecimals = 28;

    private readonly RuleTest test = bound.Value;

    public void Judge(IReadOnlyList<(ExpectedVerdict Expected, Target Target, Area Area)> expected)
    {
        // A test names no deciding documents.
        var verdicts = new RootVerdicts(plan, new FigureReader(plan, new FigureSheet(entries)), requireSources: false);
        foreach (var (one, target, area) in expected)
        {
            try
            {
                Compare(one, area, verdicts.Judge(target, area, quarter));
            }
            catch (Exception exception) when (exception is RuleFailedException or ArithmeticException)
            {
                var why = RuleFailedException.Why(exception);
                bound.Complain(one, "status", "test." + why.Key, [test.Name, one.Target, area.Name, .. why.Values.Select(value => value[2..])]);
            }
        }
    }

    private void Compare(ExpectedVerdict expected, Area area, Verdict? verdict)
    {
        if (verdict is null)
        {
            bound.Complain(expected, "status", "testNoVerdict", test.Name, expected.Target, area.Name, quarter, Word(expected.Status));
        }
        else if (verdict.Status != expected.Status)
        {
            bound.Complain(expected, "status", "testStatus", test.Name, expected.Target, area.Name, Word(verdict.Status), Number(verdict.Value),
                Word(expected.Status));
        }
        else if (!IsValue(expected, verdict.Value))
        {
            bound.Complain(expected, "value", "testValue", test.Name, expected.Target, area.Name, Number(verdict.Value), Number(expected.Value));
        }
    }

    /// <summary>Exactly so, unless somebody has written so many decimals that he must have rounded.</summary>
    private bool IsValue(ExpectedVerdict expected, decimal? value)
    {
        if (bound.Find(expected, "value") is not { } written)
        {
            return true;
        }

        if (written.Kind == JsonTokenType.Null || value is not { } known || expected.Value is not { } wanted)
        {
            return written.Kind == JsonTokenType.Null && value is null;
        }

        return Shown.AreSame(known, wanted)
            || (wanted.Scale >= Rounded && decimal.Round(known, Math.Min((int)wanted.Scale, MostDecimals), MidpointRounding.AwayFromZero) == wanted);
    }

    private static string Word(Status status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private static string Number(decimal? value) => value is { } number ? number.ToString("0.############", CultureInfo.InvariantCulture) : "null";
}
