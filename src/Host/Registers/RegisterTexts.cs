
namespace ActionPlan.Host.Registers;

/// <summary>Names the resource file of the pages of registers.</summary>
internal sealed class RegisterTexts;
