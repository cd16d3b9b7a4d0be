using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks what a figure's declaration says beyond its form.</summary>
internal static class FigureChecker
{
    private const int LatestDueDay = 365;
    private static readonly string[] Reserved = [.. Vocabulary.ConditionNumbers, "Math", "and", "or", "not", "true", "false", "null"];

    public static bool Check(CheckedPlan plan, Bound<RuleFile> file, FigureDefinition figure)
    {
        var isRight = file.IsWhole(figure);
        if (figure.Id.Length > 0 && !Names.FigureId().IsMatch(figure.Id) || Reserved.Contains(figure.Id, StringComparer.Ordinal))
        {
            Complain("id", "badFigureId", figure.Id);
        }

        if (figure.Type == FigureType.Quota && figure.Every is Frequency.Quarter or Frequency.HalfYear)
        {
            Complain("every", "quotaIsYearly");
        }
        else if (figure.Every == Frequency.HalfYear)
        {
            Complain("every", "figureHalfYearly");
        }

        if (isRight && figure.Type != FigureType.Quota && figure.Every is null)
        {
            Complain(null, "missingKey", "every");
        }

        if (figure.DueDay is < 0 or > LatestDueDay)
        {
            Complain("dueDay", "numberBetween", 0, LatestDueDay);
        }

        if (plan.WrongUnit(figure.ReportedBy) is { } wrong)
        {
            Complain("reportedBy", wrong.Key, wrong.Values);
        }

        return isRight;

        void Complain(string? property, string key, params object?[] values)
        {
            file.Complain(figure, property, key, values);
            isRight = false;
        }
    }
}
