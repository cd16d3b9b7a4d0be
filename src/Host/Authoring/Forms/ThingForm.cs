using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionPlan.Host.Authoring.Forms;

/// <summary>
/// A target or a figure of a rule file as the fields of a form, and the fields as the target or figure. What a field still says as it was
/// shown is not touched.
/// </summary>
internal static class ThingForm
{
    private const string Condition = ".Expression";
    private const string Message = ".ErrorMessage";

    public static Dictionary<string, string> Show(FormShape shape, JsonObject thing)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in shape.Fields)
        {
            switch (field.Kind)
            {
                case FieldKind.Limit:
                    LimitField.Show(thing["threshold"] as JsonObject, fields);
                    break;
                case FieldKind.OwnRule:
                    var rule = RuleOf(thing, field);
                    fields[field.Name + Condition] = FieldTexts.Show(rule?["Expression"]);
                    fields[field.Name + Message] = FieldTexts.Show(rule?["ErrorMessage"]);
                    break;
                case FieldKind.Flag:
                    // 'false' says what silence says.
                    fields[field.Name] = At(thing, field.Path) is JsonValue flag && flag.GetValueKind() == JsonValueKind.True ? "true" : "";
                    break;
                default:
                    fields[field.Name] = FieldTexts.Show(At(thing, field.Path));
                    break;
            }
        }

        return fields;
    }

    /// <summary>The thing as the fields say it. A field that was not sent says nothing.</summary>
    public static JsonObject Write(FormShape shape, JsonObject thing, IReadOnlyDictionary<string, string> sent)
    {
        var (shown, result) = (Show(shape, thing), thing.DeepClone().AsObject());
        var typed = sent.ToDictionary(field => field.Key, field => field.Value.ReplaceLineEndings("\n").Trim(), StringComparer.Ordinal);
        bool Differs(string name) => typed.TryGetValue(name, out var text) && text != shown.GetValueOrDefault(name, "").Trim();

        // Without a comparison there is no threshold, whatever else was typed of it.
        var hasThreshold = typed.GetValueOrDefault("threshold.is", shown.GetValueOrDefault("threshold.is", "")).Length > 0;
        foreach (var field in shape.Fields.Where(field => field.Path[0] != "threshold" || hasThreshold))
        {
            switch (field.Kind)
            {
                case FieldKind.Limit when LimitField.Names.Any(Differs):
                    LimitField.Write(Inner(result, shape.Order, "threshold"), typed, shape.Order);
                    break;
                case FieldKind.OwnRule when Differs(field.Name + Condition) || Differs(field.Name + Message):
                    WriteRule(result, field, typed.GetValueOrDefault(field.Name + Condition, ""), typed.GetValueOrDefault(field.Name + Message, ""),
                        shape.Order);
                    break;
                case not (FieldKind.Limit or FieldKind.OwnRule) when Differs(field.Name):
                    Write(result, field, typed[field.Name], shape.Order);
                    break;
            }
        }

        if (!hasThreshold && Differs("threshold.is"))
        {
            result.Remove("threshold");
        }

        return result;
    }

    /// <summary>Sets a member, a new one before those that come later in the order.</summary>
    public static void Put(this JsonObject members, string name, JsonNode? value, IReadOnlyList<string> order)
    {
        if (members.ContainsKey(name))
        {
            members[name] = value;
            return;
        }

        var rank = Rank(name);
        var before = members.Select((member, index) => (Rank: Rank(member.Key), Index: index)).Where(member => member.Rank <= rank)
            .Select(member => member.Index + 1).DefaultIfEmpty(0).Max();
        members.Insert(before, name, value);

        int Rank(string known) => order.TakeWhile(one => one != known).Count();
    }

    private static void Write(JsonObject thing, RuleField field, string typed, IReadOnlyList<string> order)
    {
        var members = field.Path.SkipLast(1).Aggregate(thing, (at, name) => Inner(at, order, name));
        var (name, isSaid) = (field.Path[^1], typed.Length > 0);
        if (isSaid || (field.IsRequired && members.ContainsKey(name)))
        {
            members.Put(name, field.Kind == FieldKind.Several ? InOrder(members[name], typed) : FieldTexts.Read(field.Kind, typed), order);
        }
        else
        {
            members.Remove(name);
        }
    }

    /// <summary>Those that were there before as they were: ticks have no order.</summary>
    private static JsonArray InOrder(JsonNode? known, string typed)
    {
        var ids = FieldTexts.Parts(typed, ';');
        var before = (known as JsonArray)?.Select(FieldTexts.Show).Where(id => ids.Contains(id, StringComparer.Ordinal)).ToList() ?? [];
        return new JsonArray([.. before.Concat(ids.Except(before, StringComparer.Ordinal)).Select(id => (JsonNode?)JsonValue.Create(id))]);
    }

    private static void WriteRule(JsonObject thing, RuleField field, string condition, string message, IReadOnlyList<string> order)
    {
        if (thing["rules"] is not JsonArray rules)
        {
            rules = [];
            thing.Put("rules", rules, order);
        }

        var rule = RuleOf(thing, field);
        if (condition.Length == 0 && message.Length == 0)
        {
            rules.Remove(rule);
            if (rules.Count == 0)
            {
                thing.Remove("rules");
            }

            return;
        }

        if (rule is null)
        {
            rule = new JsonObject { ["RuleName"] = field.Path[1] };
            rules.Add(rule);
        }

        IReadOnlyList<string> members = ["RuleName", "Expression", "ErrorMessage", "Enabled"];
        rule.Put("Expression", condition, members);
        if (message.Length > 0)
        {
            rule.Put("ErrorMessage", message, members);
        }
        else
        {
            rule.Remove("ErrorMessage");
        }
    }

    private static JsonObject? RuleOf(JsonObject thing, RuleField field) =>
        (thing["rules"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(rule => FieldTexts.Show(rule["RuleName"]) == field.Path[1]);

    private static JsonNode? At(JsonObject thing, IReadOnlyList<string> path) => path.Aggregate((JsonNode?)thing, (at, name) => (at as JsonObject)?[name]);

    private static JsonObject Inner(JsonObject members, IReadOnlyList<string> order, string name)
    {
        if (members[name] is JsonObject known)
        {
            return known;
        }

        var made = new JsonObject();
        members.Put(name, made, order);
        return made;
    }
}
