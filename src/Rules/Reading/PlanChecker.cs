using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks what the plan file says beyond its form: periods, ids, and that all it names exists.</summary>
internal sealed class PlanChecker(Bound<PlanFile> bound, IReadOnlyList<Bound<RuleFile>> rules)
{
    private const int LongestTerm = 80;
    private const int FirstYear = 1950;
    private const int FinalYear = 2150;

    // Where the term is not known, nothing lies outside it.
    private static readonly (Period From, Period To) Unbounded = (Period.OfQuarter(FirstYear, 1), Period.OfQuarter(FinalYear, 4));
    private readonly PlanFile plan = bound.Value;

    public CheckedPlan Check()
    {
        CheckId(plan, plan.Id);
        if (PlanNames.IsReserved(plan.Id) && !bound.IsStored)
        {
            bound.Complain(plan, "id", "reservedId", plan.Id);
        }

        WasChecker.CheckPlan(bound);
        var term = CheckTerm();
        CheckUnique(plan.Units ?? [], unit => unit.Id);
        foreach (var unit in plan.Units ?? [])
        {
            CheckAddress(unit, unit.Email);
        }

        if (plan.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            bound.Complain(plan, "timeZone", "unknownTimeZone", zone);
        }

        if (plan.InUseFrom is { } inUse && !(Period.TryParse(inUse, out var start) && !start.IsYear))
        {
            bound.ComplainPeriod(plan, "inUseFrom", "quarterExpected", inUse, PeriodGuess.Quarter(inUse));
        }

        var checker = new AreaChecker(bound);
        var areas = checker.Check();
        var result = new CheckedPlan(plan with { Units = plan.Units ?? [] }, areas, term?.From ?? Unbounded.From, term?.To ?? Unbounded.To)
        {
            KnowsUnits = plan.Units?.All(unit => unit.Id.Length > 0) == true,
            KnowsAreas = plan.Areas is not null && checker.IsComplete,
        };
        CheckReferences(result);
        if (term is not null)
        {
            UnitChecker.CheckEnded(bound, rules, result);
        }

        CheckSchedules();
        CheckSynonyms();
        CheckModules();
        return result;
    }

    /// <summary>The term; null where it is wrong, and then nothing is said of what lies outside it.</summary>
    private (Period From, Period To)? CheckTerm()
    {
        if (plan.Term is null || !bound.IsWhole(plan.Term))
        {
            return null;
        }

        var (first, last) = (Quarter("from", plan.Term.From), Quarter("to", plan.Term.To));
        if (first is not { } from || last is not { } to)
        {
            return null;
        }

        if (from > to)
        {
            bound.Complain(plan.Term, "to", "termBackwards");
            return null;
        }

        if (to.QuarterIndex - from.QuarterIndex >= LongestTerm)
        {
            bound.Complain(plan.Term, "to", "termTooLong", LongestTerm / 4);
            return null;
        }

        return (from, to);

        Period? Quarter(string property, string text)
        {
            if (!Period.TryParse(text, out var period) || period.IsYear)
            {
                bound.ComplainPeriod(plan.Term, property, "quarterExpected", text, PeriodGuess.Quarter(text));
                return null;
            }

            if (period.Year is < FirstYear or > FinalYear)
            {
                bound.Complain(plan.Term, property, "termYears", FirstYear, FinalYear);
                return null;
            }

            return period;
        }
    }

    private void CheckReferences(CheckedPlan known)
    {
        foreach (var contact in plan.Contacts)
        {
            CheckUnit(known, contact, "unit", contact.Unit);
            CheckArea(known, contact, contact.Area);
            CheckAddress(contact, contact.Email);
        }

        CheckUnit(known, plan, "escalateTo", plan.EscalateTo);
        CheckUnits(known, plan.Schedules, plan.Schedules.SummariesTo, "summariesTo");
        CheckUnique(plan.Programmes, programme => programme.Id);
        foreach (var programme in plan.Programmes)
        {
            CheckUnit(known, programme, "lead", programme.Lead);
        }

        CheckUnique(plan.Works, work => work.Id);
        new WasChecker(plan).Check(bound, plan.Works, work => work.Was, Names.Id(), "badId");
        foreach (var work in plan.Works)
        {
            CheckUnit(known, work, "lead", work.Lead);
            CheckUnits(known, work, work.With);
            CheckArea(known, work, work.Area);
        }

        CheckUnique(plan.Assignments, assignment => assignment.Id);
        foreach (var assignment in plan.Assignments)
        {
            CheckUnit(known, assignment, "lead", assignment.Lead);
            CheckUnits(known, assignment, assignment.With);
            CheckUnit(known, assignment, "overseer", assignment.Overseer);
        }
    }

    private void CheckSynonyms()
    {
        if (plan.Synonyms.Count > SynonymsDefinition.Most)
        {
            bound.Complain(plan, "synonyms", "synonymsTooMany", SynonymsDefinition.Most);
        }

        foreach (var group in plan.Synonyms
            .Where(group => group.Words is { } words && (words.Count is < 2 or > SynonymsDefinition.Most || words.Any(string.IsNullOrWhiteSpace))))
        {
            bound.Complain(group, "words", "synonymsWords", SynonymsDefinition.Most);
        }
    }

    private void CheckSchedules()
    {
        var schedules = plan.Schedules;
        if (schedules.EvaluateOnDay is < 1 or > 60)
        {
            bound.Complain(schedules, "evaluateOnDay", "numberBetween", 1, 60);
        }

        if (schedules.AnswerWithinDays is < 1 or > 90)
        {
            bound.Complain(schedules, "answerWithinDays", "numberBetween", 1, 90);
        }

        foreach (var (property, days) in new[] { ("remindDaysBefore", schedules.RemindDaysBefore), ("remindDaysAfter", schedules.RemindDaysAfter) })
        {
            for (var index = 0; index < days.Count; index++)
            {
                if (days[index] is < 1 or > 90)
                {
                    bound.ComplainAtItem(schedules, property, index, "numberBetween", 1, 90);
                }
            }
        }
    }

    private void CheckModules()
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in rules.Where(file => file.Value.Module.Length > 0))
        {
            if (!Names.Id().IsMatch(file.Value.Module))
            {
                file.Complain(file.Value, "module", "badId", file.Value.Module);
            }
            else if (!first.TryAdd(file.Value.Module, file.FileName))
            {
                file.Complain(file.Value, "module", "duplicateModule", file.Value.Module, first[file.Value.Module]);
            }
        }
    }

    private void CheckUnique<T>(IReadOnlyList<T> items, Func<T, string> id)
        where T : class
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items.Where(item => id(item).Length > 0))
        {
            CheckId(item, id(item));
            if (!seen.Add(id(item)))
            {
                bound.Complain(item, "id", "duplicateId", id(item));
            }
        }
    }

    private void CheckId(object item, string id)
    {
        if (id.Length > 0 && !Names.Id().IsMatch(id))
        {
            bound.Complain(item, "id", "badId", id);
        }
    }

    private void CheckAddress(object item, string? address)
    {
        if (address is { Length: > 0 } && !MailAddressRule.Accepts(address))
        {
            bound.Complain(item, "email", "badAddress", address);
        }
    }

    private void CheckUnits(CheckedPlan known, object item, IReadOnlyList<string> units, string property = "with")
    {
        for (var index = 0; index < units.Count; index++)
        {
            if (known.WrongUnit(units[index]) is { } wrong)
            {
                bound.ComplainAtItem(item, property, index, wrong.Key, wrong.Values);
            }
        }
    }

    private void CheckUnit(CheckedPlan known, object item, string property, string? unit)
    {
        if (known.WrongUnit(unit) is { } wrong)
        {
            bound.Complain(item, property, wrong.Key, wrong.Values);
        }
    }

    private void CheckArea(CheckedPlan known, object item, string? area)
    {
        if (known.WrongArea(area) is { } wrong)
        {
            bound.Complain(item, "area", wrong.Key, wrong.Values);
        }
    }
}
