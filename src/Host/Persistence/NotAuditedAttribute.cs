
namespace ActionPlan.Host.Persistence;

/// <summary>What the trail leaves out, and why. All else that is saved is in it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
internal sealed class NotAuditedAttribute(string why) : Attribute
{
    public string Why => why;
}
