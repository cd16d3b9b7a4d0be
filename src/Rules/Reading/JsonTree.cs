using System.Text;
using System.Text.Json;
using ActionPlan.Rules.Reading.Syntax;

namespace ActionPlan.Rules.Reading;

/// <summary>A JSON value and where it stands, so that every later complaint can name line and column.</summary>
internal sealed class Node(JsonTokenType kind, int offset, string? text = null)
{
    public JsonTokenType Kind { get; } = kind;

    public int Offset { get; } = offset;

    /// <summary>A string's value or a number as written.</summary>
    public string? Text { get; } = text;

    public List<Member> Members { get; } = kind == JsonTokenType.StartObject ? [] : None;

    public List<Node> Items { get; } = kind == JsonTokenType.StartArray ? [] : NoItems;

    private static readonly List<Member> None = [];

    private static readonly List<Node> NoItems = [];

    public Node? Find(string name) => Members.Find(member => string.Equals(member.Name, name, StringComparison.Ordinal))?.Value;
}

internal sealed record Member(string Name, int Offset, Node Value);

/// <summary>Strict JSON (comments and trailing commas allowed) within limits, as a tree with positions.</summary>
internal static class JsonTree
{
    private const int CommentSign = 2;
    private const int MaxBytes = 8 * 1024 * 1024;
    private const int MaxDepth = 24;
    private const int MaxNodes = 400_000;

    public static Node? Parse(SourceFile file, ProblemList problems)
    {
        if (file.Bytes.Length > MaxBytes)
        {
            problems.AddSyntax(file, 0, "fileTooLarge", MaxBytes / 1024 / 1024);
            return null;
        }

        if (file.IsUtf16)
        {
            problems.AddSyntax(file, 0, "utf16");
            return null;
        }

        if (file.FirstInvalidByte() is { } invalid)
        {
            problems.AddSyntax(file, invalid, "notUtf8");
            return null;
        }

        var reader = new Utf8JsonReader(file.Bytes.Span, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Allow,
            MaxDepth = MaxDepth,
        });
        try
        {
            return Read(ref reader, file, problems);
        }
        catch (JsonException exception)
        {
            Name(file, file.OffsetOf(exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0), problems);
            return null;
        }
        catch (InvalidOperationException)
        {
            // The reader's way of saying that an escape such as \ud83d is half a character.
            problems.AddSyntax(file, (int)reader.TokenStartIndex, "brokenText");
            return null;
        }
    }

    /// <summary>Says what the fault is; where it cannot be named, at least where the reader gave up.</summary>
    private static void Name(SourceFile file, int offset, ProblemList problems)
    {
        var text = Encoding.UTF8.GetString(file.Bytes.Span);
        if (JsonFaults.First(text, MaxDepth) is { } fault)
        {
            problems.AddSyntax(file, Encoding.UTF8.GetByteCount(text.AsSpan(0, fault.Position)), fault.Key, fault.Values);
        }
        else
        {
            problems.AddSyntax(file, offset, "notJson");
        }
    }

    private static Node? Read(ref Utf8JsonReader reader, SourceFile file, ProblemList problems)
    {
        Node? root = null;
        var open = new Stack<Node>();
        var names = new Stack<HashSet<string>>();
        (string Name, int Offset) pending = default;
        var count = 0;
        while (reader.Read())
        {
            var offset = (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.Comment)
            {
                RefuseHidden(file, offset + CommentSign, reader.GetComment(), problems);
                continue;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                pending = (reader.GetString()!, offset);
                if (!names.Peek().Add(pending.Name))
                {
                    problems.Add(file, offset, "duplicateKey", pending.Name);
                }

                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                if (open.Pop().Kind == JsonTokenType.StartObject)
                {
                    names.Pop();
                }

                continue;
            }

            if (++count > MaxNodes)
            {
                problems.AddSyntax(file, offset, "tooManyValues", MaxNodes);
                return null;
            }

            var node = new Node(reader.TokenType, offset, Text(ref reader));
            if (open.TryPeek(out var parent))
            {
                if (parent.Kind == JsonTokenType.StartObject)
                {
                    parent.Members.Add(new Member(pending.Name!, pending.Offset, node));
                }
                else
                {
                    parent.Items.Add(node);
                }
            }

            root ??= node;
            if (node.Kind is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push(node);
                if (node.Kind == JsonTokenType.StartObject)
                {
                    names.Push(new HashSet<string>(StringComparer.Ordinal));
                }
            }
        }

        // The reader misses nothing where there are comments.
        return root ?? throw new JsonException("There is no value.");
    }

    /// <summary>A comment that reads otherwise than it is written is what whoever approves looks at.</summary>
    private static void RefuseHidden(SourceFile file, int offset, string comment, ProblemList problems)
    {
        if (TypedText.Hidden(comment) is var (at, code))
        {
            problems.Add(file, offset + Encoding.UTF8.GetByteCount(comment.AsSpan(0, at)), "commentHidden", code);
        }
    }

    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        _ => null,
    };
}
