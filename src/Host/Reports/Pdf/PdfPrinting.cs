using System.Diagnostics;
using ActionPlan.Host.Reports.Copies;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Reports.Pdf;

internal enum PdfProblem
{
    /// <summary>Others are being converted, for longer than anybody waits.</summary>
    Busy,
    TooSlow,
    Failed,

    /// <summary>The document holds what no printing program is given.</summary>
    Unsafe,

    /// <summary>The PDF does not print the numbers of the document, each at its place, and no others.</summary>
    Differs,
}

/// <summary>The file, or why there is none.</summary>
internal readonly record struct PdfOutcome(byte[]? File, PdfProblem? Problem);

/// <summary>
/// Makes PDF files of Word files with the machine's LibreOffice: one at a time, each with a profile of its own that runs no macros, follows
/// no links and marks what repeats on each page, confined, within a time limit, and without leaving anything behind. It is given a file that the system wrote
/// from parts that it
/// checked, and what it prints is compared with that file's numbers.
/// </summary>
internal sealed partial class PdfPrinting(IOptions<PdfSettings> settings, ILogger<PdfPrinting> log) : IDisposable
{
    private const string Profile = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Filter/PDF/Export"><prop oor:name="UseTaggedPDF" oor:op="fuse"><value>true</value></prop></item>
        </oor:items>
        """;

    private readonly string? program = OfficeSuite.Find(settings.Value.LibreOffice);
    private readonly Confinement confinement =
        new(Math.Max(300, settings.Value.LibreOfficeMegabytes), TimeSpan.FromSeconds(Math.Max(1, settings.Value.LibreOfficeSeconds)));
    private readonly SemaphoreSlim turn = new(1);

    public bool IsThere => program is not null;

    private TimeSpan Limit => TimeSpan.FromSeconds(Math.Max(1, settings.Value.LibreOfficeSeconds));

    /// <summary>Prints a document after it was looked at, and looks at what was printed.</summary>
    public async Task<PdfOutcome> Print(byte[] document, string title, CancellationToken cancellation)
    {
        if (EditedCopy.Read(document) is not { } copy)
        {
            return new(null, PdfProblem.Unsafe);
        }

        var outcome = await Print(copy.File.Write(title, []), cancellation);
        if (outcome.File is { } pdf && PdfNumbers.Difference(pdf, copy) is { } difference)
        {
            Differs(log, difference);
            return new(null, PdfProblem.Differs);
        }

        return outcome;
    }

    /// <summary>Prints a file that the system wrote.</summary>
    public async Task<PdfOutcome> Print(byte[] document, CancellationToken cancellation)
    {
        if (program is null)
        {
            return new(null, PdfProblem.Failed);
        }

        if (!await turn.WaitAsync(Limit, cancellation))
        {
            return new(null, PdfProblem.Busy);
        }

        var folder = Directory.CreateTempSubdirectory("action-plan-pdf-");
        try
        {
            return await Convert(program, document, folder.FullName, cancellation);
        }
        finally
        {
            Remove(folder);
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<PdfOutcome> Convert(string soffice, byte[] document, string folder, CancellationToken cancellation)
    {
        var (profile, word) = (Path.Combine(folder, "profile"), Path.Combine(folder, "report.docx"));
        Directory.CreateDirectory(Path.Combine(profile, "user"));
        await File.WriteAllTextAsync(Path.Combine(profile, "user", "registrymodifications.xcu"), Profile, cancellation);
        await File.WriteAllBytesAsync(word, document, cancellation);
        using var process = new Process
        {
            StartInfo = confinement.Of(
                soffice, ["--headless", "--norestore", $"-env:UserInstallation={new Uri(profile)}", "--convert-to", "pdf:writer_pdf_Export", "--outdir",
                    folder, word], folder),
        };
        if (!Confinement.CutsNetwork)
        {
            NotCut(log);
        }

        var said = new List<string?>();
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            NotStarted(log, error, soffice);
            return new(null, PdfProblem.Failed);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!await Ends(process, cancellation))
        {
            TooSlow(log, Limit.TotalSeconds);
            return new(null, PdfProblem.TooSlow);
        }

        var pdf = Path.ChangeExtension(word, "pdf");
        if (File.Exists(pdf))
        {
            return new(await File.ReadAllBytesAsync(pdf, cancellation), null);
        }

        NothingMade(log, process.ExitCode, settings.Value.LibreOfficeMegabytes, string.Join(" ", said.Take(20)));
        return new(null, PdfProblem.Failed);

        void Note(string? line)
        {
            lock (said)
            {
                said.Add(line);
            }
        }
    }

    private async Task<bool> Ends(Process process, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }

    private void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException error)
        {
            NotRemoved(log, error, folder.FullName);
        }
    }

    [LoggerMessage(LogLevel.Error, "LibreOffice could not be started as {Program}")]
    private static partial void NotStarted(ILogger log, Exception error, string program);

    [LoggerMessage(LogLevel.Error, "LibreOffice was stopped after {Seconds} s")]
    private static partial void TooSlow(ILogger log, double seconds);

    [LoggerMessage(LogLevel.Error, "LibreOffice made no file, exit code {Code}, with at most {Megabytes} MB of memory: {Said}")]
    private static partial void NothingMade(ILogger log, int code, int megabytes, string said);

    [LoggerMessage(LogLevel.Error, "The PDF does not print the numbers of its document and is not given out: {Difference}")]
    private static partial void Differs(ILogger log, string difference);

    [LoggerMessage(LogLevel.Warning, "LibreOffice runs with the machine's network: this system lets no program be started without one")]
    private static partial void NotCut(ILogger log);

    [LoggerMessage(LogLevel.Warning, "{Folder} could not be removed")]
    private static partial void NotRemoved(ILogger log, Exception error, string folder);
}
