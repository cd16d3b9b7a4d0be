using System.Text.Json;
using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Reading;

/// <summary>A target's <c>alertsBelow</c>: yes, no, or the kinds of areas.</summary>
internal sealed partial class Binder
{
    private object? BindAlertsBelow(Node node) => node.Kind switch
    {
        JsonTokenType.True => new AlertsBelowDefinition { All = true },
        JsonTokenType.False => AlertsBelowDefinition.None,
        JsonTokenType.StartArray when node.Items.Count > 0 => new AlertsBelowDefinition { Kinds = (List<string>)BindList(node, typeof(string))! },
        _ => faults.NoBoolean(node, "alertsBelowExpected"),
    };
}
