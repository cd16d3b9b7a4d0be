using System.Text.Json;
using ActionPlan.Host.Api.Answers;
using ActionPlan.Rules.Reading;

namespace ActionPlan.Host.Api.V1;

/// <summary>Reads members of JSON objects strictly; whatever is wrong is kept under its JSON pointer.</summary>
internal sealed class JsonPlaces
{
    private const int LongestShown = 80;
    private readonly List<WrongPlace> wrong = [];

    /// <summary>More are not told: who sends nonsense is not answered with a book.</summary>
    public const int MostTold = 100;

    public IReadOnlyList<WrongPlace> Wrong => wrong;

    /// <summary>Whether the rest need not be looked at.</summary>
    public bool IsFull => wrong.Count > MostTold;

    public void Refuse(string pointer, string key, params IReadOnlyList<object> values) => Add(WrongPlace.Of(pointer, key, values));

    /// <summary>The first one too many says that there are more.</summary>
    public void Add(WrongPlace place)
    {
        if (!IsFull)
        {
            wrong.Add(wrong.Count < MostTold ? place : WrongPlace.Of(place.Pointer, "TooManyProblems"));
        }
    }

    /// <summary>Whether it is an object; members that nobody knows are refused, so that a misspelt one is not silently left out.</summary>
    public bool IsObject(JsonElement element, string pointer, IReadOnlyList<string> members)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Refuse(pointer, "NotAnObject", string.Join(", ", members));
            return false;
        }

        foreach (var name in element.EnumerateObject().Select(member => member.Name).Where(name => !members.Contains(name, StringComparer.Ordinal)))
        {
            if (IsFull)
            {
                break;
            }

            var place = $"{pointer}/{Escaped(name)}";
            if (Nearest.To(name, members) is { } nearest)
            {
                Refuse(place, "UnknownMemberNear", Visible(name), nearest);
            }
            else
            {
                Refuse(place, "UnknownMember", Visible(name), string.Join(", ", members));
            }
        }

        return true;
    }

    /// <summary>A member's text in NFC; null where there is none, or none that can be used.</summary>
    public string? Text(JsonElement item, string pointer, string name, bool isNeeded = true)
    {
        if (!item.TryGetProperty(name, out var member) || (member.ValueKind == JsonValueKind.Null && !isNeeded))
        {
            if (isNeeded)
            {
                Refuse($"{pointer}/{name}", "MissingMember", name);
            }

            return null;
        }

        if (member.ValueKind != JsonValueKind.String)
        {
            Refuse($"{pointer}/{name}", "NotText", name);
            return null;
        }

        try
        {
            return member.GetString()!.Normalize();
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            // Half of a surrogate pair.
            Refuse($"{pointer}/{name}", "BrokenText", name);
            return null;
        }
    }

    /// <summary>A number's own digits, never by way of a double.</summary>
    public string? Number(JsonElement item, string pointer, string name)
    {
        if (item.TryGetProperty(name, out var member) && member.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
        {
            Refuse($"{pointer}/{name}", "NotANumber", name);
            return null;
        }

        return member.ValueKind == JsonValueKind.Number ? member.GetRawText() : Text(item, pointer, name);
    }

    public static string At(int index) => "/figures/" + index.ToString(CultureInfo.InvariantCulture);

    private static string Escaped(string name) => Visible(name).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Visible(string value) => TypedText.Shown(value, LongestShown);
}
