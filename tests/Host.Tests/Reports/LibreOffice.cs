using System.Diagnostics;
using ActionPlan.Host.Tests.Cli;

namespace ActionPlan.Host.Tests.Reports;

/// <summary>The office suite of the machine, where it has one.</summary>
internal static class LibreOffice
{
    private static readonly string[] Places = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"];

    public static string? Path { get; } = Find();

    public static async Task<byte[]> ToPdf(byte[] document, CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        var file = System.IO.Path.Combine(folder.Path, "report.docx");
        await File.WriteAllBytesAsync(file, document, cancellation);
        var start = new ProcessStartInfo(Path!, ["--headless", $"-env:UserInstallation=file://{folder.Path}/profile", "--convert-to", "pdf", "--outdir", folder.Path, file])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(cancellation) + await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        var pdf = System.IO.Path.ChangeExtension(file, "pdf");
        Assert.True(File.Exists(pdf), said);
        return await File.ReadAllBytesAsync(pdf, cancellation);
    }

    // Without its writer it opens no text, though the program is there.
    private static string? Find() => Places
        .FirstOrDefault(path => File.Exists(path) && (path.StartsWith("/opt", StringComparison.Ordinal) || File.Exists("/usr/lib/libreoffice/program/libswlo.so")));
}
