using System.Globalization;
using System.Text.Json;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks what a plan takes from the one that it continues: that it is there, ended before, and means the same.</summary>
internal sealed class ContinuesChecker(Bound<PlanFile> bound, IReadOnlyList<Bound<RuleFile>> rules, CheckedPlan later, Plan earlier)
{
    private readonly PlanFile plan = bound.Value;

    public void Check()
    {
        CheckPlans();
        var figures = rules.SelectMany(file => file.Value.Figures.Where(file.IsWhole), (file, figure) => (File: file, Figure: figure)).ToList();
        var claimedFigures = figures.Select(one => one.Figure.Was).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var (file, figure) in figures)
        {
            CheckFigure(file, figure, claimedFigures);
        }

        var claimedAreas = later.Areas.All.Select(area => area.Was).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var area in All(plan.Areas ?? []))
        {
            CheckArea(area, claimedAreas);
        }

        foreach (var work in plan.Works.Where(work => work.Was is { } id && Names.Id().IsMatch(id) && earlier.File.Works.All(known => known.Id != id)))
        {
            var wrong = WrongName.Of("wasUnknownWork", work.Was!, [.. earlier.File.Works.Select(known => (known.Id, known.Name))]);
            bound.Complain(work, "was", wrong.Key, [.. wrong.Values, earlier.Id]);
        }

        if (later.KnowsAreas && !later.Areas.All.Any(area => earlier.Areas.Find(area.Was ?? area.Id) is not null))
        {
            bound.Warn(plan, "continues", "continuesNoArea", earlier.Id);
        }

        if (figures.Count > 0 && !figures.Exists(one => earlier.FigureById.ContainsKey(one.Figure.Was ?? one.Figure.Id)))
        {
            bound.Warn(plan, "continues", "continuesNoFigure", earlier.Id);
        }
    }

    private void CheckPlans()
    {
        if (later.From <= earlier.To && bound.IsWhole(plan.Term))
        {
            bound.Complain(plan, "continues", "continuesTerm", earlier.Id, earlier.To, later.From);
        }

        if (earlier.File.Example && !plan.Example)
        {
            bound.Complain(plan, "continues", "continuesExample", earlier.Id);
        }

        if (plan.Calendar != earlier.Calendar)
        {
            bound.Warn(plan, "calendar", "continuesCalendar", earlier.Id);
        }
    }

    private void CheckFigure(Bound<RuleFile> file, FigureDefinition figure, HashSet<string> claimed)
    {
        if (figure.Was is null && claimed.Contains(figure.Id))
        {
            return;
        }

        if (!earlier.FigureById.TryGetValue(figure.Was ?? figure.Id, out var was))
        {
            if (figure.Was is { } id && Names.FigureId().IsMatch(id))
            {
                var wrong = WrongName.Of("wasUnknownFigure", id, [.. earlier.Figures.Select(known => (known.Id, known.Name))]);
                file.Complain(figure, "was", wrong.Key, [.. wrong.Values, earlier.Id]);
            }

            return;
        }

        var now = new Figure(file.Value.Module, figure, ReportedBy: null);
        if (now.Type != was.Type)
        {
            file.Complain(figure, "type", "continuesType", figure.Id, Word(now.Type), was.Id, earlier.Id, Word(was.Type));
        }
        else if (!EarlierPlan.AreMeasuredAlike(now, was))
        {
            file.Complain(figure, "measuredIn", "continuesMeasure", figure.Id, figure.MeasuredIn, was.Id, earlier.Id, was.Definition.MeasuredIn);
        }
        else if (now.Every != was.Every)
        {
            file.Warn(figure, "every", "continuesEvery", figure.Id, Word(now.Every), was.Id, earlier.Id, Word(was.Every));
        }
    }

    private void CheckArea(AreaDefinition area, HashSet<string> claimed)
    {
        if (area.Was is null && claimed.Contains(area.Id))
        {
            return;
        }

        if (earlier.Areas.Find(area.Was ?? area.Id) is not { } was)
        {
            if (area.Was is { } id && Names.Id().IsMatch(id))
            {
                var wrong = WrongName.Of("wasUnknownArea", id, [.. earlier.Areas.All.Select(known => (known.Id, known.Name))]);
                bound.Complain(area, "was", wrong.Key, [.. wrong.Values, earlier.Id]);
            }

            return;
        }

        // Numbers of neighbourhoods are given anew: what ended there is most likely not what is called so here.
        if (was.To is { } ended && ended < earlier.Calendar.LastDay(earlier.To) && (area.To is null || area.To > ended))
        {
            bound.Warn(area, area.Was is null ? "id" : "was", "continuesEnded", was.Name, was.Id, earlier.Id,
                ended.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<AreaDefinition> All(IEnumerable<AreaDefinition> areas) => areas.SelectMany(area => All(area.Children).Prepend(area));

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
