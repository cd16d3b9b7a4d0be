using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Mail;

/// <summary>Words that all letters share. A letter is a Vietnamese document, whoever pressed the button that sent it.</summary>
internal static class LetterWords
{
    public static CultureInfo Vietnamese => Cultures.Vietnamese;

    public const string Sample = "Số liệu minh hoạ, không có thật";

    public static string Addressee(string unit, string? area) => area is null ? unit : $"{unit}, {area}";

    public static string Quarter(Period period) => Shown.Period(period, Vietnamese);

    public static string Day(DateOnly day) => Shown.Day(day, Vietnamese);

    /// <summary>With a capital letter, as at the start of a sentence.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Vietnamese) + text[1..];
}
