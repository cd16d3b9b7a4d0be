
namespace ActionPlan.Host.Persistence;

/// <summary>A row that adds nothing to the areas its entry is about: what is written with it says them.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AreasElsewhereAttribute : Attribute;
