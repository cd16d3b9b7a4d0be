using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks and compiles the rule files: figures first, for any expression may use any figure of the plan.</summary>
internal sealed class ModuleCompiler(CheckedPlan plan, IReadOnlyList<Bound<RuleFile>> files)
{
    private readonly Dictionary<string, IReadOnlyList<Condition>> workflows = new(StringComparer.Ordinal);

    public List<PlanModule> Modules { get; } = [];

    public ModuleCompiler Compile()
    {
        var declared = FindFigures();
        var vocabulary = declared.Values.Where(figure => figure is not null).ToDictionary(figure => figure!.Id, figure => figure!, StringComparer.Ordinal);
        var broken = files.Any(file => file.IsNoList(file.Value, "figures") || file.Value.Figures.Any(figure => figure.Id.Length == 0))
            ? null
            : declared.Where(pair => pair.Value is null).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        var expressions = new ExpressionCompiler(vocabulary, broken, TargetExpressions());
        foreach (var file in files)
        {
            var targets = CompileTargets(file, expressions);
            var figures = file.Value.Figures.Select(figure => vocabulary.GetValueOrDefault(figure.Id)).OfType<Figure>().ToList();
            var checks = CompileChecks(file, expressions);
            Modules.Add(new PlanModule(file.Value.Module, file.Value, figures, targets, checks));
        }

        return this;
    }

    public ConditionSet Conditions() => new(workflows);

    /// <summary>All declared figures by id; null for one whose declaration is wrong, so that its uses are not complained of as well.</summary>
    private Dictionary<string, Figure?> FindFigures()
    {
        var users = FirstUsers();
        var found = new Dictionary<string, Figure?>(StringComparer.Ordinal);
        var where = new Dictionary<string, string>(StringComparer.Ordinal);
        var was = new WasChecker(plan.File);
        foreach (var file in files)
        {
            was.Check(file, file.Value.Figures, figure => figure.Was, Names.FigureId(), "badFigureId");
            foreach (var definition in file.Value.Figures.Where(definition => definition.Id.Length > 0))
            {
                var isRight = FigureChecker.Check(plan, file, definition) || file.IsStored;
                if (!where.TryAdd(definition.Id, file.FileName))
                {
                    file.Complain(definition, "id", "duplicateFigure", definition.Id, where[definition.Id]);
                    continue;
                }

                found[definition.Id] = isRight
                    ? new Figure(file.Value.Module, definition, definition.ReportedBy ?? users.GetValueOrDefault(definition.Id))
                    : null;
            }
        }

        return found;
    }

    private Dictionary<string, string> TargetExpressions()
    {
        var expressions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, target) in files.SelectMany(file => file.Value.Targets, (file, target) => (file, target)))
        {
            var expression = target.Value ?? (target.Counts is null ? string.Join("; ", target.WorstOf?.Values ?? []) : "counts");
            expressions.TryAdd(target.Id, expression);
            expressions.TryAdd($"{file.Value.Module}.{target.Id}", expression);
        }

        return expressions;
    }

    private Dictionary<string, string> FirstUsers()
    {
        var users = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var target in files.SelectMany(file => file.Value.Targets))
        {
            foreach (var name in Texts(target).SelectMany(text => Tokenizer.Read(text).Tokens).Where(token => token.Kind == TokenKind.Name))
            {
                users.TryAdd(name.Text, target.Responsible);
            }
        }

        return users;

        static IEnumerable<string> Texts(TargetDefinition target) => [target.Value ?? string.Empty, .. target.WorstOf?.Values ?? [],
            .. target.Threshold?.Of.Expressions ?? [], .. target.OverAreas?.Each?.Of?.Expressions ?? []];
    }

    private List<Target> CompileTargets(Bound<RuleFile> file, ExpressionCompiler expressions)
    {
        var targets = new List<Target>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in file.Value.Targets)
        {
            if (definition.Id.Length > 0 && !seen.Add(definition.Id))
            {
                file.Complain(definition, "id", "duplicateId", definition.Id);
            }

            if (new TargetCompiler(plan, file, expressions, definition).Compile() is { } target)
            {
                targets.Add(target);
                if (target.Formulas is { Met: { } met, OnTrack: { } onTrack })
                {
                    workflows.TryAdd(target.Key, [met, onTrack]);
                }
            }
        }

        return targets;
    }

    private List<DataCheck> CompileChecks(Bound<RuleFile> file, ExpressionCompiler expressions)
    {
        var checks = new List<DataCheck>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in file.Value.Checks.Where(file.IsWhole))
        {
            if (!seen.Add(rule.RuleName))
            {
                file.Complain(rule, "RuleName", "duplicateRule", rule.RuleName);
            }

            if (expressions.Condition(file, rule, [], []) is { } condition && rule.Enabled is not false)
            {
                var check = new DataCheck($"{file.Value.Module}.{rule.RuleName}", rule, condition);
                checks.Add(check);
                workflows.TryAdd(check.Workflow, [condition]);
            }
        }

        return checks;
    }
}
