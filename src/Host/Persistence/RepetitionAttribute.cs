
namespace ActionPlan.Host.Persistence;

/// <summary>Text at length, most of which other rows of the entry say too: the trail keeps a digest of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RepetitionAttribute : Attribute;
