
namespace ActionPlan.Host.Persistence;

/// <summary>That it changed is written, never what it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : Attribute;
