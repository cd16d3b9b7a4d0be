using ActionPlan.Host.Reports.Pdf;
using ActionPlan.Host.Tests.Cli;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Tests.Reports;

public sealed class PdfPrintingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task What_the_program_makes_is_taken_and_nothing_is_left_behind()
    {
        using var printing = Printing("echo \"$@\" > {0}/said; for last; do :; done; cp \"$last\" \"${last%.docx}.pdf\"; pwd > {0}/where");

        var outcome = await printing.Print([1, 2, 3], TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3], outcome.File);
        var said = await File.ReadAllTextAsync(Path.Combine(folder.Path, "said"), TestContext.Current.CancellationToken);
        var where = (await File.ReadAllTextAsync(Path.Combine(folder.Path, "where"), TestContext.Current.CancellationToken)).Trim();
        Assert.Contains($"-env:UserInstallation=file://{where}/profile", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(where));
    }

    [Fact]
    public async Task A_program_that_hangs_is_stopped_and_the_next_one_gets_its_turn()
    {
        using var printing = Printing(
            "[ -f {0}/again ] && { for last; do :; done; cp \"$last\" \"${last%.docx}.pdf\"; exit 0; }; touch {0}/again; sleep 600", seconds: 2);

        var hanging = await printing.Print([1], TestContext.Current.CancellationToken);
        var next = await printing.Print([2], TestContext.Current.CancellationToken);

        Assert.Equal((null, PdfProblem.TooSlow), (hanging.File, hanging.Problem));
        Assert.Equal([2], next.File);
    }

    [Fact]
    public async Task Two_at_once_take_turns()
    {
        using var printing = Printing("mkdir {0}/busy || exit 1; sleep 0.3; rmdir {0}/busy; for last; do :; done; cp \"$last\" \"${last%.docx}.pdf\"");

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 3).Select(i => printing.Print([(byte)i], TestContext.Current.CancellationToken)));

        Assert.Equal([1, 2, 3], outcomes.Select(outcome => Assert.Single(outcome.File!)));
    }

    [Fact]
    public async Task A_program_that_makes_no_file_or_cannot_be_started_is_told_as_failed()
    {
        using var silent = Printing("exit 0");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "no-program"), "?", TestContext.Current.CancellationToken);
        using var broken = new PdfPrinting(
            Options.Create(new PdfSettings { LibreOffice = Path.Combine(folder.Path, "no-program") }), NullLogger<PdfPrinting>.Instance);

        Assert.Equal(PdfProblem.Failed, (await silent.Print([1], TestContext.Current.CancellationToken)).Problem);
        Assert.Equal(PdfProblem.Failed, (await broken.Print([1], TestContext.Current.CancellationToken)).Problem);
    }

    [Fact]
    public async Task It_knows_nothing_of_the_machine_but_its_folder_has_no_network_and_little_memory()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Programs are confined on Linux.");
        Environment.SetEnvironmentVariable("ACTIONPLAN_SECRET", "mật khẩu");
        using var printing = Printing(
            "env > {0}/env; cat /proc/net/dev > {0}/net; ulimit -v > {0}/memory; ulimit -c > {0}/core; for last; do :; done; cp \"$last\" \"${last%.docx}.pdf\"");

        await printing.Print([1], TestContext.Current.CancellationToken);

        string Said(string file) => File.ReadAllText(Path.Combine(folder.Path, file));
        Assert.DoesNotContain("SECRET", Said("env"), StringComparison.Ordinal);
        Assert.Matches("(?m)^HOME=.*action-plan-pdf-", Said("env"));
        Assert.Equal(("1536000", "0"), (Said("memory").Trim(), Said("core").Trim()));
        Assert.SkipUnless(Confinement.CutsNetwork, "This system lets no program be started without a network.");
        Assert.Equal(["lo:"], Said("net").Split('\n').Skip(2).Select(line => line.Trim().Split(' ')[0]).Where(line => line.Length > 0));
    }

    [Fact]
    public async Task A_program_that_takes_too_much_memory_fails_and_takes_nothing_along()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Programs are confined on Linux.");
        using var printing = Printing("exec awk 'BEGIN { text = \"0123456789\"; while (1) text = text text }'");

        Assert.Equal(PdfProblem.Failed, (await printing.Print([1], TestContext.Current.CancellationToken)).Problem);
    }

    [Fact]
    public async Task What_a_document_links_to_is_not_given_to_a_printing_program()
    {
        using var printing = Printing("touch {0}/started");

        var outcome = await printing.Print(WithLinkedPicture(new Uri("http://127.0.0.1:9/picture.png")), "", TestContext.Current.CancellationToken);

        Assert.Equal(PdfProblem.Unsafe, outcome.Problem);
        Assert.False(File.Exists(Path.Combine(folder.Path, "started")));
    }

    [Fact]
    public void Where_the_named_program_is_missing_there_is_none()
    {
        using var printing = new PdfPrinting(
            Options.Create(new PdfSettings { LibreOffice = Path.Combine(folder.Path, "gone") }), NullLogger<PdfPrinting>.Instance);

        Assert.False(printing.IsThere);
    }

    public void Dispose() => folder.Dispose();

    private static byte[] WithLinkedPicture(Uri picture)
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            var link = main.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", picture).Id;
            using var content = new StreamWriter(main.GetStream(FileMode.Create));
            content.Write($"""
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
                <w:body><w:p><w:r><w:t>Ảnh:</w:t></w:r><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="P"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="P"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:body></w:document>
                """);
        }

        return file.ToArray();
    }

    private PdfPrinting Printing(string script, int seconds = 30)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of these tests are shell scripts.");
        var program = Path.Combine(folder.Path, "office-" + Guid.NewGuid().ToString("N"));
        File.WriteAllText(program, "#!/bin/sh\n" + script.Replace("{0}", folder.Path, StringComparison.Ordinal) + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new PdfPrinting(Options.Create(new PdfSettings { LibreOffice = program, LibreOfficeSeconds = seconds }), NullLogger<PdfPrinting>.Instance);
    }
}
