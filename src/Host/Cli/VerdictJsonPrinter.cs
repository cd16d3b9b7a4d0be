using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Cli;

/// <summary>For programs: an array of flat objects, numbers unrounded, without an exponent.</summary>
internal sealed class VerdictJsonPrinter : IVerdictPrinter
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private readonly TextWriter output;
    private readonly CultureInfo culture;
    private readonly MemoryStream buffer = new();
    private readonly Utf8JsonWriter json;

    public VerdictJsonPrinter(TextWriter output, CultureInfo culture)
    {
        this.output = output;
        this.culture = culture;
        json = new Utf8JsonWriter(buffer, Readable);
        json.WriteStartArray();
    }

    public void Print(Judgement judgement)
    {
        foreach (var verdict in judgement.Verdicts)
        {
            json.WriteStartObject();
            json.WriteString("target", verdict.Target.Key);
            json.WriteString("number", verdict.Target.Definition.Number);
            json.WriteString("area", verdict.Area.Id);
            json.WriteString("period", verdict.Period.ToString());
            json.WriteString("status", JsonNamingPolicy.CamelCase.ConvertName(verdict.Status.ToString()));
            WriteNumber("value", verdict.Value);
            WriteNumber("threshold", verdict.Threshold);
            if (verdict.Target.Definition.Threshold?.Is == Comparison.Between)
            {
                WriteNumber("thresholdTo", verdict.ThresholdTo);
            }

            WriteNumber("path", verdict.Path);
            json.WriteString("reason", VerdictReason.Of(verdict, culture));
            json.WriteEndObject();
        }

        Flush();
    }

    public void Dispose()
    {
        json.WriteEndArray();
        Flush();
        output.WriteLine();
        json.Dispose();
        buffer.Dispose();
    }

    private void Flush()
    {
        json.Flush();
        output.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        buffer.SetLength(0);
    }

    private void WriteNumber(string name, decimal? value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value is { } number ? ExactNumber.Text(number) : "null");
    }
}
