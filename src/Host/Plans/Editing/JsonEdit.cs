using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ActionPlan.Host.Plans.Editing;

/// <summary>Changes single values of a JSON text; every other byte, comments included, stays as it was.</summary>
internal sealed class JsonEdit(byte[] bytes)
{
    private const string Step = "  ";

    // Names stay readable in the file: it is not a web page.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string newLine = bytes.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";

    public byte[] Bytes { get; private set; } = bytes;

    public JsonSpan Root => JsonSpan.Read(Bytes);

    public static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);

    /// <summary>An object on one line; members without a value are left out.</summary>
    public static string Object(params (string Name, string? Text)[] members) =>
        $"{{ {string.Join(", ", members.Where(member => member.Text is not null).Select(member => $"{Quoted(member.Name)}: {Quoted(member.Text!)}"))} }}";

    /// <summary>Gives an object's member a text, or takes the member away. One that has the text already is not touched.</summary>
    public void Set(JsonSpan owner, string name, string? text)
    {
        var member = owner.Parts.FirstOrDefault(part => part.Name == name);
        if (text is null)
        {
            if (member is not null)
            {
                Remove(owner, member);
            }
        }
        else if (member is null)
        {
            Append(owner, $"{Quoted(name)}: {Quoted(text)}");
        }
        else if (member.Value.Text?.Normalize(NormalizationForm.FormC) != text)
        {
            Replace(member.Value.Start, member.Value.End, Quoted(text));
        }
    }

    /// <summary>Gives an object's member a number, or takes the member away. One that is the number already is not touched.</summary>
    public void SetNumber(JsonSpan owner, string name, decimal? number)
    {
        var member = owner.Parts.FirstOrDefault(part => part.Name == name);
        var text = number?.ToString(CultureInfo.InvariantCulture);
        if (member is null || text is null)
        {
            if (member is not null)
            {
                Remove(owner, member);
            }
            else if (text is not null)
            {
                Append(owner, $"{Quoted(name)}: {text}");
            }
        }
        else if (!decimal.TryParse(Bytes.AsSpan(member.Value.Start..member.Value.End), NumberStyles.Float, CultureInfo.InvariantCulture, out var known)
            || known != number)
        {
            Replace(member.Value.Start, member.Value.End, text);
        }
    }

    /// <summary>Adds an item to an object's list, and the list itself where there is none.</summary>
    public void AddItem(JsonSpan owner, string list, string item)
    {
        if (owner[list] is { Kind: JsonTokenType.StartArray } existing)
        {
            Append(existing, item);
            return;
        }

        var line = newLine + Indent(owner.Start) + (StandsAlone(owner) ? Step : "");
        Append(owner, $"{Quoted(list)}: [{line}{Step}{item}{line}]");
    }

    public void Remove(JsonSpan owner, JsonPart part)
    {
        var index = owner.Parts.ToList().IndexOf(part);
        if (CommaAfter(part.End) is { } comma)
        {
            Replace(part.Start, SpaceAfter(comma + 1), "");
            DropLineIfEmpty(part.Start);
        }
        else if (index > 0 && CommaAfter(owner.Parts[index - 1].End) is { } before)
        {
            var isSameLine = SpaceAfter(before + 1) == part.Start;
            Replace(isSameLine ? before : part.Start, part.End, "");
            if (!isSameLine)
            {
                DropLineIfEmpty(part.Start);
                Replace(before, before + 1, "");
            }
        }
        else
        {
            Replace(part.Start, part.End, "");
            DropLineIfEmpty(part.Start);
        }
    }

    private void Append(JsonSpan owner, string text)
    {
        if (owner.Parts.Count == 0)
        {
            // What stands inside can only be comments.
            var inside = Encoding.UTF8.GetString(Bytes.AsSpan(owner.Start + 1, owner.End - owner.Start - 2)).TrimEnd();
            var line = newLine + Indent(owner.Start);
            Replace(owner.Start + 1, owner.End - 1, inside + line + Step + text + line);
            return;
        }

        var last = owner.Parts[^1];
        var comma = CommaAfter(last.End);
        if (!StandsAlone(owner))
        {
            Insert(comma + 1 ?? last.End, (comma is null ? ", " : " ") + text);
            return;
        }

        // A comment at the end of the last line belongs to what stands there.
        Insert(CommentAfter(comma + 1 ?? last.End), newLine + Indent(last.Start) + text);
        if (comma is null)
        {
            Insert(last.End, ",");
        }
    }

    /// <summary>Whether the last part begins a line.</summary>
    private bool StandsAlone(JsonSpan owner) =>
        owner.Parts.Count > 0 && Bytes.AsSpan(LineStart(owner.Parts[^1].Start)..owner.Parts[^1].Start).IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;

    private int LineStart(int at) => Bytes.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;

    private string Indent(int at)
    {
        var line = Bytes.AsSpan(LineStart(at)..);
        var length = line.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return Encoding.ASCII.GetString(line[..Math.Max(0, length)]);
    }

    private int SpaceAfter(int at)
    {
        while (at < Bytes.Length && Bytes[at] is (byte)' ' or (byte)'\t')
        {
            at++;
        }

        return at;
    }

    /// <summary>Where the comma is that follows a value, past spaces and comments; null if none follows.</summary>
    private int? CommaAfter(int at)
    {
        while (true)
        {
            var next = Bytes.AsSpan(at).IndexOfAnyExcept(" \t\r\n"u8);
            if (next < 0 || Bytes[at + next] is not ((byte)'/' or (byte)','))
            {
                return null;
            }

            at += next;
            if (Bytes[at] == (byte)',')
            {
                return at;
            }

            at = CommentEnd(at);
        }
    }

    /// <summary>Past the comments that follow on the same line.</summary>
    private int CommentAfter(int at)
    {
        var next = SpaceAfter(at);
        while (next < Bytes.Length - 1 && Bytes[next] == (byte)'/')
        {
            at = CommentEnd(next);
            next = SpaceAfter(at);
        }

        return at;
    }

    private int CommentEnd(int at)
    {
        var isLine = Bytes[at + 1] == (byte)'/';
        var length = isLine ? Bytes.AsSpan(at).IndexOfAny((byte)'\r', (byte)'\n') : Bytes.AsSpan(at).IndexOf("*/"u8) + 2;
        return length < 0 ? Bytes.Length : at + length;
    }

    private void DropLineIfEmpty(int at)
    {
        var (start, end) = (LineStart(at), SpaceAfter(at));
        var isEmpty = Bytes.AsSpan(start..at).IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;
        if (isEmpty && Bytes.AsSpan(end).StartsWith(Encoding.ASCII.GetBytes(newLine)))
        {
            Replace(start, end + newLine.Length, "");
        }
    }

    private void Insert(int at, string text) => Replace(at, at, text);

    private void Replace(int start, int end, string text) => Bytes = [.. Bytes.AsSpan(0, start), .. Encoding.UTF8.GetBytes(text), .. Bytes.AsSpan(end)];
}
