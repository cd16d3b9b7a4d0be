namespace ActionPlan.Host.Pages;

/// <summary>What the fields of a form that was sent hold.</summary>
internal static class FormFields
{
    /// <summary>Null where nothing was chosen.</summary>
    public static string? Chosen(this IFormCollection form, string field) => form[field].ToString() is { Length: > 0 } chosen ? chosen : null;

    public static string Line(this IFormCollection form, string field) => TypedText.Line(form[field]);

    public static DateOnly? Day(this IFormCollection form, string field) => IsoDay.Read(form[field]);

    public static long? Number(this IFormCollection form, string field) => ToldNumber.Of(form[field]);
}
