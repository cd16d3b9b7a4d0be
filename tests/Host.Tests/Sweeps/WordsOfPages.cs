using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ActionPlan.Host.Startup;
using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>
/// What of a page's words is no data: data are what the page marks as Vietnamese, and all that stands in the plan's files and in the database.
/// Vietnamese is told by its letters, English by being a text of an English resource.
/// </summary>
internal sealed partial class WordsOfPages
{
    private const int LongestStored = 20_000;
    private static readonly JsonDocumentOptions Commented = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private readonly HashSet<string> data = new(StringComparer.Ordinal);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> english = new(StringComparer.Ordinal);
    private readonly List<Regex> englishForms = [];
    private readonly string[] longestFirst;
    private readonly string together;
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> told = new(StringComparer.Ordinal);

    public WordsOfPages(SweptSample app)
    {
        foreach (var file in Directory.EnumerateFiles(app.Rules, "*.json", SearchOption.AllDirectories))
        {
            using var plan = JsonDocument.Parse(File.ReadAllText(file), Commented);
            Take(plan.RootElement, areIds: true);
        }

        TakeRows(app.DatabaseFile);
        TakeResources();
        longestFirst = [.. data.OrderByDescending(text => text.Length)];
        together = string.Join('\n', longestFirst).ToLowerInvariant();
    }

    /// <summary>Words of the other language, each with where it stands.</summary>
    public IEnumerable<string> Foreign(IReadOnlyList<SaidOnPage> page, string language)
    {
        var marked = page.Where(one => one.Language == "vi").Select(one => one.Text).Distinct(StringComparer.Ordinal)
            .OrderByDescending(text => text.Length).ToList();
        return page.Where(one => one.Language.Length == 0 && one.Where is not ("code" or "pre"))
            .Where(one => language == "vi" ? IsEnglish(one.Text) : IsVietnamese(one, marked)).Select(one => $"<{one.Where}> {one.Text}");
    }

    /// <summary>Ids that only the plan's files use.</summary>
    /// <param name="page">What is said.</param>
    /// <param name="language">'vi' or 'en', in which an id may be a word too.</param>
    /// <param name="readsCode">Whether code is shown to whoever looks.</param>
    public IEnumerable<string> Ids(IReadOnlyList<SaidOnPage> page, string language, bool readsCode) =>
        from one in page
        // A letter's own text.
        where one is not { Where: "pre", Language: "vi" }
        where !readsCode || one.Where is not ("code" or "pre" or "summary")
        from Match word in Tokens().Matches(one.Text)
        where ids.Contains(word.Value) && (language == "vi" || word.Value.Any(letter => letter == '-' || char.IsUpper(letter)))
        select $"<{one.Where}> {word.Value}: {one.Text}";

    private bool IsVietnamese(SaidOnPage said, List<string> marked)
    {
        if (!Letters().IsMatch(said.Text))
        {
            return false;
        }

        if (!known.TryGetValue(said.Text, out var is_))
        {
            // Charts break names into lines, and what is long is cut: what is left of them stands somewhere in the data.
            var line = Number().Replace(said.Text, "").TrimEnd('…').Trim().ToLowerInvariant();
            var mayBeCut = said.Where is "text" || said.Text.Contains('…', StringComparison.Ordinal);
            known[said.Text] = is_ =
                !(mayBeCut && line.Length > 0 && together.Contains(line, StringComparison.Ordinal)) && Letters().IsMatch(Without(said.Text, longestFirst));
        }

        return is_ && Letters().IsMatch(Without(Without(said.Text, marked), longestFirst));
    }

    private bool IsEnglish(string text)
    {
        if (!told.TryGetValue(text, out var isEnglish))
        {
            told[text] = isEnglish =
                english.Contains(text) || (text.Count(char.IsAsciiLetter) > 3 && !Letters().IsMatch(text) && englishForms.Exists(form => form.IsMatch(text)));
        }

        return isEnglish;
    }

    private static string Without(string text, IEnumerable<string> data)
    {
        foreach (var one in data)
        {
            if (one.Length > text.Length)
            {
                continue;
            }

            for (var at = text.IndexOf(one, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(one, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + one.Length == text.Length || !char.IsLetterOrDigit(text[at + one.Length])))
                {
                    text = string.Concat(text.AsSpan(0, at), "□", text.AsSpan(at + one.Length));
                }

                if (at + 1 >= text.Length)
                {
                    break;
                }
            }
        }

        return text;
    }

    private void Take(JsonElement element, bool areIds)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    if (areIds && property.Name is "id" or "module" && property.Value.ValueKind == JsonValueKind.String)
                    {
                        ids.Add(property.Value.GetString()!);
                    }

                    Take(property.Value, areIds);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Take(item, areIds);
                }

                break;
            case JsonValueKind.String:
                Take(element.GetString()!);
                break;
        }
    }

    private void Take(string text)
    {
        foreach (var line in text.Normalize().Split('\n'))
        {
            var clean = string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (Letters().IsMatch(clean))
            {
                data.Add(clean);
            }
        }
    }

    private void TakeRows(string file)
    {
        using var database = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        database.Open();
        var columns =
            Read(database, "SELECT t.name || '\"|\"' || c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.type = 'TEXT'")
                .Select(one => one.Split("\"|\"")).ToList();
        foreach (var text in columns.SelectMany(
            column => Read(database,
                $"SELECT DISTINCT \"{column[1]}\" FROM \"{column[0]}\" WHERE typeof(\"{column[1]}\") = 'text' AND length(\"{column[1]}\") < {LongestStored}")))
        {
            if (text.StartsWith('{') || text.StartsWith('['))
            {
                try
                {
                    using var json = JsonDocument.Parse(text, Commented);
                    Take(json.RootElement, areIds: false);
                    continue;
                }
                catch (JsonException)
                {
                    // A report's text may begin like this.
                }
            }

            Take(text);
        }
    }

    private static List<string> Read(SqliteConnection database, string question)
    {
        using var command = database.CreateCommand();
        command.CommandText = question;
        using var rows = command.ExecuteReader();
        var read = new List<string>();
        while (rows.Read())
        {
            read.Add(rows.GetString(0));
        }

        return read;
    }

    private void TakeResources()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folders.Root, "src"), "*.en.resx", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.EndsWith("CliTexts.en.resx", StringComparison.Ordinal)))
        {
            var vietnamese = Texts(file.Replace(".en.resx", ".resx", StringComparison.Ordinal));
            foreach (var (key, text) in Texts(file)
                .Where(text => vietnamese.GetValueOrDefault(text.Key) != text.Value && Placeholder().Replace(text.Value, "").Count(char.IsAsciiLetter) > 3))
            {
                if (Placeholder().IsMatch(text))
                {
                    englishForms.Add(new Regex("^" + Placeholder().Replace(Regex.Escape(text).Replace("\\{", "{", StringComparison.Ordinal), ".+?") + "$",
                        RegexOptions.None, TimeSpan.FromSeconds(5)));
                }
                else
                {
                    english.Add(text.Trim());
                }
            }
        }
    }

    private static Dictionary<string, string> Texts(string file) =>
        XDocument.Load(file).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    [GeneratedRegex("[ăâđêôơưĂÂĐÊÔƠƯàáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸìíỉĩịÌÍỈĨỊòóỏõọÒÓỎÕỌùúủũụÙÚỦŨỤỳýỷỹỵỲÝỶỸỴ\u1EA0-\u1EF9]", RegexOptions.None,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Letters();

    [GeneratedRegex(@"(?<![\w@./:-])[A-Za-z][\w-]*(?![\w@/-])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"^\d+[a-zđ]?\.\s*", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\{\d+[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Placeholder();
}
