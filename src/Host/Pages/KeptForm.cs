namespace ActionPlan.Host.Pages;

/// <summary>
/// What was typed into a form and could not be saved as it is, so that nobody has to type it again. Public, as all that a component is given has to be.
/// </summary>
/// <param name="Outcome">Why: an outcome's name.</param>
/// <param name="Fields">What was typed.</param>
/// <param name="Messages">What is wrong with it; of a page with several forms, first which one it was.</param>
public sealed record KeptForm(string Outcome, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Messages)
{
    /// <summary>A form as it was sent, without its token.</summary>
    public static KeptForm Of(string outcome, IFormCollection form, params IReadOnlyList<string> messages) =>
        new(outcome, (form ?? throw new ArgumentNullException(nameof(form))).Where(field => !field.Key.StartsWith('_'))
            .ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal), messages);

    /// <summary>Only some of its fields.</summary>
    public static KeptForm With(string outcome, params IReadOnlyList<(string Name, string? Text)> fields) =>
        new(outcome, fields.ToDictionary(field => field.Name, field => field.Text ?? "", StringComparer.Ordinal), []);

    public string this[string field] => Fields.GetValueOrDefault(field, "");
}

/// <summary>Forms of a page with several.</summary>
internal static class KeptForms
{
    /// <summary>Null where it was another of the page's forms, or none.</summary>
    public static KeptForm? Of(this KeptForm? kept, string what) => kept?.Messages is [var one, ..] && one == what ? kept : null;
}
