using System.ComponentModel;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace ActionPlan.Rules.Files;

/// <summary>JSON schemas of the two kinds of file, generated from the C# types, so that an editor completes and underlines.</summary>
public static class Schemas
{
    private static readonly JsonSerializerOptions Types = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The schema of a rule file: <c>rules/module.schema.json</c>.</summary>
    public static string Module() => Generate<RuleFile>();

    /// <summary>The schema of a plan file: <c>rules/plan.schema.json</c>.</summary>
    public static string Plan() => Generate<PlanFile>();

    /// <summary>The schema of a test beside the rules: <c>rules/tests.schema.json</c>.</summary>
    public static string Tests()
    {
        var test = TypeOf<RuleTest>();
        test["properties"]!.AsObject().Insert(0, "$schema", new JsonObject { ["type"] = "string" });
        return new JsonObject
        {
            ["$schema"] = Dialect,
            ["anyOf"] = new JsonArray(test, new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = "#/anyOf/0" } }),
        }.ToJsonString(Indented) + "\n";
    }

    private static JsonObject TypeOf<T>() =>
        Types.GetJsonSchemaAsNode(typeof(T), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe })
            .AsObject();

    private static string Generate<T>()
    {
        var schema = TypeOf<T>();
        schema["properties"]!.AsObject().Insert(0, "$schema", new JsonObject { ["type"] = "string" });
        schema.Insert(0, "$schema", Dialect);
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (context.TypeInfo.Type == typeof(LimitDefinition))
        {
            node = new JsonObject
            {
                ["anyOf"] = new JsonArray(
                    new JsonObject { ["type"] = "number" },
                    new JsonObject { ["type"] = "object", ["minProperties"] = 1,
                        ["patternProperties"] = new JsonObject { ["^[0-9]{4}$"] = new JsonObject { ["type"] = "number" } }, ["additionalProperties"] = false },
                    new JsonObject { ["type"] = "string" },
                    new JsonObject { ["type"] = "array", ["minItems"] = 2, ["maxItems"] = 2,
                        ["items"] = new JsonObject { ["type"] = new JsonArray("number", "string") } }),
            };
        }

        if (context.TypeInfo.Type == typeof(AlertsBelowDefinition))
        {
            node = new JsonObject
            {
                ["anyOf"] = new JsonArray(
                    new JsonObject { ["type"] = "boolean" },
                    new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = new JsonObject { ["type"] = "string" } }),
            };
        }

        if (context.TypeInfo.Type == typeof(GivenFigure))
        {
            JsonObject Text() => new() { ["type"] = "string" };
            return new JsonObject
            {
                ["type"] = "array", ["prefixItems"] = new JsonArray(Text(), Text(), Text(), new JsonObject { ["type"] = "number" }), ["items"] = false,
                ["minItems"] = 4,
            };
        }

        if (node is not JsonObject schema)
        {
            return node;
        }

        // What has a value of its own need not be written; what must be written is said by 'required'.
        schema.Remove("default");
        ICustomAttributeProvider source = context.PropertyInfo?.AttributeProvider ?? context.TypeInfo.Type;
        if (source.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false) is [DescriptionAttribute described, ..])
        {
            schema["description"] = described.Description;
        }

        if (context.PropertyInfo is { Name: "every" } property && property.DeclaringType == typeof(FigureDefinition))
        {
            schema["enum"]!.AsArray().RemoveAll(word => word?.GetValue<string>() == "halfYear");
        }

        if (context.TypeInfo.Type == typeof(TimeOnly))
        {
            schema.Remove("format");
            schema["pattern"] = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
        }

        return schema;
    }
}
