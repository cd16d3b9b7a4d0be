using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks one target and compiles it.</summary>
internal sealed class TargetCompiler(CheckedPlan plan, Bound<RuleFile> file, ExpressionCompiler expressions, TargetDefinition target)
{
    private static readonly string[] OwnRules = [Conditions.MetRule, Conditions.OnTrackRule];

    public Target? Compile()
    {
        CheckNames();
        if (!file.IsWhole(target))
        {
            return null;
        }

        var (from, to) = new SpanChecker(plan, file, target).Check();
        var deadline = new ThresholdChecker(plan, file, target, from, to).Check();
        OverAreasChecker.Check(file, target);
        if (CompileParts() is not { } parts || CompileLimit(target.Threshold, target.Threshold?.Of) is not { } limit
            || CompileLimit(target.OverAreas?.Each, target.OverAreas?.Each?.Of) is not { } each)
        {
            return null;
        }

        var (met, onTrack) = CompileConditions();
        var views = new ViewChecker(plan, file, target, deadline);
        foreach (var (name, formula) in parts.Select(part => (part.Name, part.Formula)))
        {
            CheckAddsUp(name, formula);
            views.Check(target, formula.Inputs, name is null ? "value" : "worstOf");
            views.CheckBeside([.. formula.Inputs, .. limit.Inputs, .. met?.Inputs ?? []], name is null ? "value" : "worstOf");
        }

        if (target is { Whole: true, OverAreas: null or { Take: Taking.Worst } } && parts.Exists(part => part.Formula.Shape.Divides))
        {
            file.Complain(target, "whole", "wholeOfRatio");
        }

        views.Check(target, met?.Inputs ?? [], "rules");
        if (target.Threshold is { } threshold)
        {
            views.Check(threshold, limit.Inputs, "of");
        }

        if (target.OverAreas?.Each is { } condition)
        {
            views.Check(condition, each.Inputs, "of");
        }

        return new Target(file.Value.Module, target, new TargetSpan(from, to, deadline),
            new TargetFormulas(parts, limit, met, onTrack, Own(Conditions.MetRule) is not null, Own(Conditions.OnTrackRule) is not null) { Each = each });
    }

    private void CheckNames()
    {
        if (target.Id.Length > 0 && !Names.TargetId().IsMatch(target.Id))
        {
            file.Complain(target, "id", "badId", target.Id);
        }

        CheckUnit("responsible", target.Responsible, null);
        CheckUnit("overseer", target.Overseer, null);
        for (var index = 0; index < target.With.Count; index++)
        {
            CheckUnit("with", target.With[index], index);
        }
    }

    private void CheckUnit(string property, string? unit, int? item)
    {
        if (plan.WrongUnit(unit) is not { } wrong)
        {
            return;
        }

        if (item is { } index)
        {
            file.ComplainAtItem(target, property, index, wrong.Key, wrong.Values);
        }
        else
        {
            file.Complain(target, property, wrong.Key, wrong.Values);
        }
    }

    private List<NamedFormula>? CompileParts()
    {
        string[] given = [.. new[] { ("value", target.Value is not null), ("worstOf", target.WorstOf is not null), ("counts", target.Counts is not null) }
            .Where(one => one.Item2).Select(one => one.Item1)];
        if (given.Length != 1)
        {
            file.Complain(target, given.LastOrDefault(), given.Length == 0 ? "valueMissing" : "valueTwice");
            return null;
        }

        if (target.Counts is not null)
        {
            return [];
        }

        if (target.Value is not null)
        {
            return expressions.Formula(file, target, "value", null, target.Value) is { } formula ? [new NamedFormula(null, formula)] : null;
        }

        if (target.WorstOf!.Count == 0 || target.Kind == TargetKind.Monitored)
        {
            file.Complain(target, "worstOf", target.WorstOf.Count == 0 ? "worstOfEmpty" : "worstOfMonitored");
            return null;
        }

        var parts = target.WorstOf.Select(part => (part.Key, Formula: expressions.Formula(file, target, "worstOf", part.Key, part.Value))).ToList();
        return parts.TrueForAll(part => part.Formula is not null) ? [.. parts.Select(part => new NamedFormula(part.Key, part.Formula!))] : null;
    }

    private LimitFormulas? CompileLimit(object? threshold, LimitDefinition? of)
    {
        if (threshold is null || of is null || !of.Expressions.Any())
        {
            return new LimitFormulas(null, null);
        }

        var ends = of.Ends ?? [of];
        var formulas =
            ends.Select((end, index) => end.Expression is null ? null : expressions.Limit(file, threshold, of.Ends is null ? null : index, end.Expression))
                .ToList();
        return ends.Zip(formulas).Any(end => end.First.Expression is not null && end.Second is null)
            ? null : new LimitFormulas(formulas[0], formulas.Count > 1 ? formulas[1] : null);
    }

    private (Condition? Met, Condition? OnTrack) CompileConditions()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in target.Rules)
        {
            if (!OwnRules.Contains(rule.RuleName, StringComparer.Ordinal))
            {
                file.Complain(rule, "RuleName", "unknownRule", rule.RuleName);
            }
            else if (!seen.Add(rule.RuleName))
            {
                file.Complain(rule, "RuleName", "duplicateRule", rule.RuleName);
            }
        }

        if (target.Kind == TargetKind.Monitored && target.Rules.Count > 0)
        {
            file.Complain(target, "rules", "rulesMonitored");
        }

        if (target.Threshold is not { } threshold)
        {
            return (null, null);
        }

        CheckRulesFit(threshold);
        // Both conditions of a workflow take the same arguments, so the first is compiled again once the second's are known.
        var met = Met(threshold, []);
        var onTrack = OnTrack(threshold, met);
        return met is null || onTrack is null || onTrack.Inputs.Count == met.Inputs.Count ? (met, onTrack) : (Met(threshold, onTrack.Inputs), onTrack);
    }

    private void CheckRulesFit(ThresholdDefinition threshold)
    {
        if (target.Rules.Count > 0 && threshold.Is == Comparison.Between)
        {
            file.Complain(target, "rules", "rulesBetween");
        }

        if (Own(Conditions.MetRule) is not null && threshold.Tolerance is not null)
        {
            file.Complain(threshold, "tolerance", "toleranceOwnMet");
        }

        foreach (var rule in target.Rules.Where(_ => threshold.Course is not null))
        {
            if (Tokenizer.Read(rule.Expression).Tokens.FirstOrDefault(token => token is { Kind: TokenKind.Name, Text: "path" }) is { Text: not null } path)
            {
                file.ComplainInText(rule, "Expression", null, path.Position, "rulePathUnknown");
            }
        }
    }

    private Condition? Met(ThresholdDefinition threshold, IReadOnlyList<Input> known) => Own(Conditions.MetRule) is { } own
        ? expressions.Condition(file, own, Vocabulary.ConditionNumbers, known)
        : ExpressionCompiler.Generated(Conditions.MetRule, Tolerance.MetExpression(threshold), known);

    /// <summary>With a <c>Met</c> of its own alone a target is on its way while that holds.</summary>
    private Condition? OnTrack(ThresholdDefinition threshold, Condition? met)
    {
        var known = met?.Inputs ?? [];
        return Own(Conditions.OnTrackRule) is { } own ? expressions.Condition(file, own, Vocabulary.ConditionNumbers, known)
            : Own(Conditions.MetRule) is not { } alone
            ? ExpressionCompiler.Generated(Conditions.OnTrackRule, Tolerance.OnTrackExpression(threshold, HasPath(threshold)), known)
            : met is null ? null
            : expressions.Again(Conditions.OnTrackRule, alone, known);
    }

    private bool HasPath(ThresholdDefinition threshold) =>
        threshold.Course is null && (threshold.Is != Comparison.Between || target.Kind is not (TargetKind.PerPeriod or TargetKind.YearLevel));

    private RuleDefinition? Own(string name) => Conditions.Own(target, name);

    private void CheckAddsUp(string? part, Formula formula)
    {
        var shape = formula.Shape;
        var addsUp = target.Kind switch
        {
            TargetKind.YearTotal => shape.AddsUpOver(View.YearToDate) || (target.Every == Frequency.Year && shape.AddsUpOver(View.Period)),
            TargetKind.TermTotal => shape.AddsUpOver(View.TermToDate),
            _ => true,
        };
        if (!addsUp)
        {
            file.Complain(target, part is null ? "value" : "worstOf", target.Kind == TargetKind.YearTotal ? "yearTotalDoesNotAddUp" : "termTotalDoesNotAddUp");
        }
    }
}
