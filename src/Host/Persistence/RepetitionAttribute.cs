
namespace ActionPlan.Host.Persistence;

/// <summary>Says again at length what other rows of the entry say: the trail keeps a digest of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RepetitionAttribute : Attribute;
