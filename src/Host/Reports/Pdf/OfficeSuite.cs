namespace ActionPlan.Host.Reports.Pdf;

/// <summary>Where the machine has LibreOffice with its writer: without that the program is there and opens no text.</summary>
internal static class OfficeSuite
{
    private static readonly string[] Places =
    [
        "/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice", "/snap/bin/libreoffice",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice", @"C:\Program Files\LibreOffice\program\soffice.com",
    ];

    private static readonly string[] Writers = ["libswlo.so", "swlo.dll", "../Frameworks/libswlo.dylib"];

    /// <param name="named">The path of the settings, which is trusted to be one; null to look in the usual places.</param>
    public static string? Find(string? named) => string.IsNullOrWhiteSpace(named)
        ? Places.FirstOrDefault(HasWriter)
        : File.Exists(named) ? named : null;

    private static bool HasWriter(string program) => File.Exists(program)
        && Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program) is { } folder
        && Writers.Any(writer => File.Exists(Path.Combine(folder, writer)));
}
