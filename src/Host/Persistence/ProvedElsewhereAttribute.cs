
namespace ActionPlan.Host.Persistence;

/// <summary>
/// What is told of in the trail and yet not compared with it row by row, and why. On a row: that it came or went is named by a check of its own.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
internal sealed class ProvedElsewhereAttribute(string why) : Attribute
{
    public string Why => why;
}
