using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ActionPlan.Host.Reports;

namespace ActionPlan.Host.Tests.Reports;

/// <summary>Whether documents have the form that they had when somebody last looked at every page, and the small things that a reader stumbles over.</summary>
public sealed partial class ReportDocumentTests
{
    [Theory]
    [InlineData("2025-Q3", "Quarter", "HD05")]
    [InlineData("2025-Q3", "Quarter", "ND30")]
    [InlineData("2025-Q2", "HalfYear", "HD05")]
    [InlineData("2024-Q4", "Year", "ND30")]
    [InlineData("2025-Q4", "Term", "HD05")]
    public async Task Its_structure_is_the_one_that_was_looked_at(string quarter, string kind, string form)
    {
        var document = await sample.Written(quarter, Enum.Parse<ReportKind>(kind), form);
        var golden = Path.Combine(Folder(), "Golden", $"{kind}-{form}.txt");

        var now = string.Join('\n', Structure(document)) + "\n";

        // Remove the file to have it written anew, and look at the document before committing it.
        if (!File.Exists(golden))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            await File.WriteAllTextAsync(golden, now, TestContext.Current.CancellationToken);
            Assert.Fail($"{golden} was not there and has been written.");
        }

        Assert.Equal((await File.ReadAllTextAsync(golden, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), now);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Nothing_in_it_makes_a_reader_stumble(string quarter, string kind, string form)
    {
        var report = await sample.Report(quarter, Enum.Parse<ReportKind>(kind), form);
        var ids = report.Body.OfType<ParagraphBlock>().Select(paragraph => paragraph.Text)
            .Concat(report.Body.Concat(report.Annex).OfType<TableBlock>().SelectMany(table => table.Lines).SelectMany(line => line.Cells)
                .Select(cell => string.Concat(cell.Select(piece => piece.Text))))
            .Concat(report.Body.Concat(report.Annex).OfType<TableBlock>().Select(table => table.Caption))
            .ToList();

        Assert.All(ids, text => Assert.False(Stumbling().IsMatch(text), text));
        Assert.All(report.Body.OfType<ParagraphBlock>(), paragraph => Assert.Matches("[.:\\]]$", paragraph.Text));
        Assert.All(report.Body.OfType<TableBlock>().SelectMany(table => table.Columns), column => Assert.True(column.Share >= 5, column.Heading));
    }

    [Fact]
    public async Task On_the_term_every_target_has_its_course_in_a_table_and_in_a_chart()
    {
        var report = await sample.Report("2025-Q4", ReportKind.Term);
        var courses = report.Annex.OfType<TableBlock>().Skip(1).ToList();

        Assert.Equal(sample.Plan.Modules.Count(module => module.Targets.Count > 0), courses.Count);
        Assert.Equal(sample.Plan.Targets.Count, courses.Sum(table => table.Lines.Count));
        Assert.All(courses, table =>
            Assert.Equal(["Năm 2020", "Năm 2021", "Năm 2022", "Năm 2023", "Năm 2024", "Năm 2025"], table.Columns.Skip(4).Select(column => column.Heading)));
        Assert.Equal(sample.Plan.Targets.Count, report.Annex.OfType<PictureRowBlock>().Sum(row => row.Pictures.Count));
        var described = report.Annex.OfType<PictureRowBlock>().SelectMany(row => row.Pictures).Select(picture => picture.Description).ToList();
        Assert.DoesNotContain(sample.Plan.Targets, target => !described.Exists(words => words.Contains(target.Definition.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_words_that_stand_before_the_signature_stay_with_it()
    {
        var document = await sample.Written("2024-Q4", ReportKind.Year, "ND30");
        var signature = document.Body.Descendants(W + "tbl").Last(table => !table.Descendants(W + "tblStyle").Any());
        var before = signature.ElementsBeforeSelf().Reverse().Take(2).ToList();

        Assert.All(before, paragraph => Assert.NotNull(paragraph.Element(W + "pPr")!.Element(W + "keepNext")));
        Assert.NotEmpty(WrittenDocument.Text(before[1]));
        Assert.All(signature.Descendants(W + "trPr"), row => Assert.NotNull(row.Element(W + "cantSplit")));
    }

    private static IEnumerable<string> Structure(WrittenDocument document)
    {
        var last = "";
        foreach (var element in document.Body.Elements().Single().Elements())
        {
            var line = Line(element);
            if (line.Length > 0 && (line != last || line.StartsWith("table", StringComparison.Ordinal)))
            {
                yield return line;
            }

            last = line.Length > 0 ? line : last;
        }
    }

    private static string Line(XElement element)
    {
        if (element.Name == W + "tbl")
        {
            return element.Descendants(W + "tblStyle").Any()
                ? "table | " + string.Join(" | ", element.Elements(W + "tr").First().Elements(W + "tc").Select(WrittenDocument.Text))
                : "block | "
                    + string.Join(" | ", element.Descendants(W + "tc")
                        .Select(cell => string.Join(" / ", cell.Elements(W + "p").Select(WrittenDocument.Text).Where(text => text.Length > 0))));
        }

        if (element.Descendants(W + "pgSz").FirstOrDefault() is { } page)
        {
            return $"section | {page.Attribute(W + "orient")?.Value ?? "portrait"}";
        }

        return WrittenDocument.StyleOf(element) switch
        {
            null => "",
            "BodyText" or "ListBullet" => "text",
            "Figure" or "FigureCaption" => "figure",
            var style when style.StartsWith("Heading", StringComparison.Ordinal) || style is "Caption" or "AnnexHead" or "HeadLine" =>
                $"{style} | {WrittenDocument.Text(element)}",
            var style => style,
        };
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    // Double spaces, doubled or floating full stops and commas, '82 %', a reference not filled in, an Arabic quarter, English.
    [GeneratedRegex(@"  |\.\.|;\.|,\.| [.,;:]|\d [%‰]|\[\[|\]\]|uý [1-4]\b|\b(?:null|true|false|NaN|atRisk|noData)\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Stumbling();
}
