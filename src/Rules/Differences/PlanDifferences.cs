using System.Globalization;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Differences;

/// <summary>What two versions of a plan mean otherwise. Comments, order and line breaks mean nothing: see <see cref="LineDifferences"/>.</summary>
public static class PlanDifferences
{
    /// <summary>All that differs: targets first, then what they are made of, then the plan's own.</summary>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later one.</param>
    /// <param name="culture">In whose language.</param>
    public static IReadOnlyList<Difference> Between(Plan before, Plan after, CultureInfo culture)
    {
        var (was, now, ids) = (new Wording(before, culture), new Wording(after, culture), new Wording(null, culture));
        return
        [
            .. Of(Thing.Target, Targets, one => one.Key, one => Title(one.Value), TargetFields.All, one => one.Value),
            .. Of(Thing.Figure, plan => plan.Figures, one => one.Id, one => one.Name, TargetFields.OfFigures, one => one.Definition),
            .. Of(Thing.Check, Checks, one => one.Key, one => Wording.Quoted(one.Value.ErrorMessage) ?? one.Key, TargetFields.OfChecks, one => one.Value),
            .. Of(Thing.Module, plan => plan.Modules, one => one.Id, one => one.Name, TargetFields.OfModules, one => one.File),
            .. Of(Thing.Plan, plan => new[] { plan.File }, one => one.Id, one => one.Name, PlanFields.All, one => one),
            .. Of(Thing.Area, plan => Areas(plan.File.Areas, null), one => one.Area.Id, one => one.Area.Name, PlanFields.OfAreas, one => one),
            .. Of(Thing.Unit, plan => plan.File.Units, one => one.Id, one => one.Name, PlanFields.OfUnits, one => one),
            .. Of(Thing.Contact, plan => plan.File.Contacts, one => $"{one.Unit}/{one.Area}", one => $"{now.Unit(one.Unit)} – {now.Area(one.Area)}",
                PlanFields.OfContacts, one => one),
            .. Of(Thing.Programme, plan => plan.File.Programmes, one => one.Id, one => one.Name, PlanFields.OfProgrammes, one => one),
            .. Of(Thing.Work, plan => plan.File.Works, one => one.Id, one => one.Name, PlanFields.OfWorks, one => one),
            .. Of(Thing.Assignment, plan => plan.File.Assignments, one => one.Id, one => one.Name, PlanFields.OfAssignments, one => one),
        ];

        IEnumerable<Difference> Of<T, TWritten>(
            Thing thing, Func<Plan, IEnumerable<T>> all, Func<T, string> id, Func<T, string> name, Field<TWritten>[] fields, Func<T, TWritten> written)
        {
            // A version that is stored may have two with one id: the first counts, as for whoever reads it.
            var earlier = all(before).DistinctBy(id, StringComparer.Ordinal).ToDictionary(id, StringComparer.Ordinal);
            foreach (var one in all(after).DistinctBy(id, StringComparer.Ordinal))
            {
                var isKnown = earlier.Remove(id(one), out var old);
                var changed = Changed(fields, isKnown ? written(old!) : default, isKnown, written(one), true).ToList();
                if (!isKnown || changed.Count > 0)
                {
                    yield return new Difference(thing, id(one), name(one), isKnown ? ChangeKind.Changed : ChangeKind.Added, changed);
                }
            }

            foreach (var gone in earlier)
            {
                yield return new Difference(
                    thing, gone.Key, name(gone.Value), ChangeKind.Gone, [.. Changed(fields, written(gone.Value), true, default, false)]);
            }
        }

        IEnumerable<ChangedField> Changed<T>(Field<T>[] fields, T? old, bool isKnown, T? one, bool isThere) =>
            from field in fields
            let a = isKnown ? field.Of(old!, ids) : null
            let b = isThere ? field.Of(one!, ids) : null
            where a != b
            let told = (Before: isKnown ? field.Of(old!, was) : null, After: isThere ? field.Of(one!, now) : null)
            // Two of one name are told apart by their ids.
            let shown = told.Before == told.After ? (a, b) : told
            select new ChangedField(field.Name, DifferenceTexts.Get(culture, "Label." + field.Name), shown.Item1, shown.Item2, field.Judges);
    }

    private static IEnumerable<(string Key, TargetDefinition Value)> Targets(Plan plan) => plan.Targets.Select(target => (target.Key, target.Definition));

    private static IEnumerable<(string Key, RuleDefinition Value)> Checks(Plan plan) =>
        plan.Modules.SelectMany(module => module.File.Checks, (module, check) => ($"{module.Id}.{check.RuleName}", check));

    private static string Title(TargetDefinition target) => target.Number is { } number ? $"{number}. {target.Name}" : target.Name;

    private static IEnumerable<(AreaDefinition Area, string? Parent)> Areas(IEnumerable<AreaDefinition> areas, string? parent) =>
        areas.SelectMany(area => Areas(area.Children, area.Id).Prepend((area, parent)));
}
