using ActionPlan.Host.Reports.Pdf;
using ActionPlan.Host.Tests.Cli;
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
        using var printing = Printing("[ -f {0}/again ] && { for last; do :; done; cp \"$last\" \"${last%.docx}.pdf\"; exit 0; }; touch {0}/again; sleep 600", seconds: 2);

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
        using var broken = new PdfPrinting(Options.Create(new PdfSettings { LibreOffice = Path.Combine(folder.Path, "no-program") }), NullLogger<PdfPrinting>.Instance);

        Assert.Equal(PdfProblem.Failed, (await silent.Print([1], TestContext.Current.CancellationToken)).Problem);
        Assert.Equal(PdfProblem.Failed, (await broken.Print([1], TestContext.Current.CancellationToken)).Problem);
    }

    [Fact]
    public void Where_the_named_program_is_missing_there_is_none()
    {
        using var printing = new PdfPrinting(Options.Create(new PdfSettings { LibreOffice = Path.Combine(folder.Path, "gone") }), NullLogger<PdfPrinting>.Instance);

        Assert.False(printing.IsThere);
    }

    public void Dispose() => folder.Dispose();

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
