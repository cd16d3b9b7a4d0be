using System.Text.Json;

namespace ActionPlan.Host.Reports.Forms;

/// <summary>The forms that reports can take: those shipped, and the office's own corrections in <c>report-forms/</c> of the data folder.</summary>
internal sealed class ReportForms(Deployment deployment)
{
    public const string Usual = "HD05";
    private const string FolderName = "report-forms";

    private static readonly string[] Shipped = ["HD05", "ND30"];

    /// <exception cref="InvalidOperationException">There is no such form, or its file cannot be read; the message says where and why.</exception>
    public ReportForm Get(string? id)
    {
        var wanted = id ?? Usual;
        var file = Path.Combine(deployment.DataFolder, FolderName, wanted + ".json");
        if (!IsName(wanted))
        {
            throw new InvalidOperationException($"'{wanted}' is not the name of a report form.");
        }

        if (File.Exists(file))
        {
            using var own = File.OpenRead(file);
            return Read(own, file);
        }

        if (!Shipped.Contains(wanted, StringComparer.Ordinal))
        {
            throw new InvalidOperationException($"There is no report form '{wanted}': put it into {file}, or use one of {string.Join(", ", Shipped)}.");
        }

        using var shipped = typeof(ReportForms).Assembly.GetManifestResourceStream($"{wanted}.json")!;
        return Read(shipped, wanted);
    }

    private static bool IsName(string id) => id.Length is > 0 and <= 40 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static ReportForm Read(Stream stream, string name)
    {
        try
        {
            return JsonSerializer.Deserialize(stream, ReportFormJson.Default.ReportForm) ?? throw new InvalidOperationException($"{name} is empty.");
        }
        catch (JsonException error)
        {
            throw new InvalidOperationException($"{name}:{error.LineNumber + 1}:{error.BytePositionInLine + 1}: {error.Message}", error);
        }
    }
}
