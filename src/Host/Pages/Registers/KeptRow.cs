using ActionPlan.Host.Registers;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Pages.Registers;

/// <summary>A row's form that could not be taken, with what is wrong with it.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Problems">What is wrong, by field.</param>
internal sealed record KeptRow(KeptForm Form, IReadOnlyDictionary<string, string> Problems)
{
    /// <summary>Which form it was.</summary>
    public string What => Form.Messages[0];

    /// <summary>The row that stands in the way.</summary>
    public long? OtherRow =>
        Form.Outcome is nameof(RowOutcome.AlreadyThere) or nameof(RowOutcome.AlikeThere)
            && long.TryParse(Form.Messages[1], NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;

    /// <summary>The plan in whose register that row stands, where it is one before; null: this plan's.</summary>
    public string? OtherPlan => Form.Messages is [_, _, _, { Length: > 0 } plan, ..] ? plan : null;

    /// <summary>Whether it is asked whether the row is another thing than the one it is alike to.</summary>
    public bool IsDoubted => Form.Outcome == nameof(RowOutcome.AlikeThere);

    /// <summary>The locked quarter whose count would change.</summary>
    public Period? Locked => Period.TryParse(Form.Messages[1], out var quarter) ? quarter : null;

    public static KeptRow? Of(KnownRegister known, Plan plan, DateOnly today, KeptForm? form)
    {
        if (form is null)
        {
            return null;
        }

        var cells = CellText.FromTyped(known.Register, form.Fields);
        var problems = form.Messages[0] == "withdraw" ? [] : known.Register.Read(cells, RegisterCsvReader.OutlineOf(plan, today)).Problems;
        var reason = form.Fields.TryGetValue(Reasons.Field, out var why) ? Reasons.Check(why) : [];
        return new KeptRow(form, problems.Concat(reason).GroupBy(problem => problem.Column, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => string.Join(" ", same.Select(problem => known.Register.Explain(problem, CultureInfo.CurrentUICulture))),
                StringComparer.Ordinal));
    }
}
