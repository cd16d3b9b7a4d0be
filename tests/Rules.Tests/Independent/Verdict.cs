namespace ActionPlan.Rules.Tests.Independent;

/// <summary>One value against its threshold, in the order in which the reasons go.</summary>
/// <param name="aim">The target.</param>
/// <param name="at">The quarter.</param>
/// <param name="value">The value.</param>
/// <param name="ends">The threshold, or both ends of a range; none where there is none yet.</param>
/// <param name="settles">Whether the value cannot fall and the threshold stands still.</param>
/// <param name="dividesByLevel">Whether the value is divided by a level, which may rise.</param>
/// <param name="lacksForRules">Whether a figure of the target's own rules is missing.</param>
/// <param name="isInForce">Whether a threshold is in force yet.</param>
internal sealed class Verdict(Aim aim, int at, Found value, List<Found> ends, bool settles, bool dividesByLevel, bool lacksForRules, bool isInForce)
{
    private const decimal Same = 1e-12m;

    public required Func<Term, decimal, decimal, decimal, bool> Holds { get; init; }

    public required Func<(int Elapsed, decimal Value)?> First { get; init; }

    public static bool Satisfies(string comparison, decimal value, decimal lower, decimal upper, decimal tolerance) => comparison switch
    {
        "atLeast" => value > lower - Same,
        "above" => value >= lower + Same,
        "atMost" => value < lower + Same,
        "below" => value <= lower - Same,
        "between" => value > lower - Same && value < upper + Same,
        _ => Math.Abs(value - lower) < tolerance + Same,
    };

    public (Said Said, Found Value) Say()
    {
        var hasThreshold = aim.Is is not null;
        var isKnown = ends.Count > 0 && ends.TrueForAll(end => end.Number is not null);
        var (lower, upper) = ends.Count > 0 ? (ends[0].Number, ends[^1].Number) : (null, null);
        if (isKnown && lower > upper)
        {
            throw new CannotBeJudgedException();
        }

        var path = isKnown ? new Way(aim, First).At(at, lower!.Value, upper!.Value) : null;
        var said = new Said("notDue", value.Number, lower, aim.Is == "between" ? upper : null, path);
        return (Judge(), value);

        Said Judge()
        {
            if (!aim.IsJudged(at) || (hasThreshold && !isInForce))
            {
                return said;
            }

            var isOpen = aim.HasNoCourse && !aim.IsDue(at);
            if (value.IsMissing || lacksForRules || ends.Exists(end => end.IsMissing))
            {
                return said with { Status = isOpen ? "notDue" : "noData" };
            }

            if (value.IsZero || ends.Exists(end => end.IsZero))
            {
                return said with { Status = isOpen ? "notDue" : "notApplicable" };
            }

            try
            {
                // Any denominator of a rule that is zero is one, whether its answer is asked for or not.
                _ = new[] { aim.Met, aim.OnTrack }.OfType<Term>().Count(rule => Holds(rule, value.Number!.Value, lower ?? 0, path ?? 0));
                return said with { Status = !hasThreshold ? "monitored" : aim.IsDue(at) ? IsMet() ? "met" : "missed" : Open() };
            }
            catch (DivideByZeroException)
            {
                return said with { Status = "notApplicable" };
            }
        }

        bool IsMet() => aim.Met is { } met
            ? Holds(met, value.Number!.Value, lower ?? 0, path ?? 0) : Satisfies(aim.Is!, value.Number!.Value, lower!.Value, upper!.Value, aim.Tolerance);

        string Open()
        {
            var (number, low, high) = (value.Number!.Value, lower!.Value, upper!.Value);
            if (aim.Is == "equals")
            {
                (low, high) = (low - aim.Tolerance, low + aim.Tolerance);
            }

            var isThere = Satisfies(aim.Is!, number, lower!.Value, upper!.Value, aim.Tolerance);
            if (aim.AddsUp && settles)
            {
                if (aim.IsFloor && isThere && !dividesByLevel)
                {
                    return "met";
                }

                if (aim.IsCeiling ? !isThere : !aim.IsFloor && number >= high + Same)
                {
                    return "missed";
                }
            }

            if (aim.HasNoCourse)
            {
                return isThere ? "onTrack" : "notDue";
            }

            var isOnTrack = (aim.OnTrack ?? aim.Met) is { } own ? Holds(own, number, lower!.Value, path ?? 0)
                : aim.IsFloor || aim.IsCeiling ? Satisfies(aim.Is!, number, path!.Value, path.Value, 0)
                : number > Math.Min(path ?? low, low) - Same && number < Math.Max(path ?? high, high) + Same;
            return isOnTrack ? "onTrack" : "atRisk";
        }
    }
}
