using ActionPlan.Kernel;
using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Plans;

/// <summary>A target of a plan, checked and compiled.</summary>
public sealed class Target
{
    internal Target(string module, TargetDefinition definition, Period deadline)
    {
        Module = module;
        Definition = definition;
        Key = $"{module}.{definition.Id}";
        Deadline = deadline;
    }

    /// <summary>The id of the module that declares it.</summary>
    public string Module { get; }

    /// <summary>As written.</summary>
    public TargetDefinition Definition { get; }

    /// <summary>Unique in the plan: <c>module.target</c>.</summary>
    public string Key { get; }

    /// <summary>The last quarter in which a term target may still be reached; the term's end where none is declared.</summary>
    public Period Deadline { get; }
}
