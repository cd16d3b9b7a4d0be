using System.Globalization;

namespace ActionPlan.Host.Pages;

/// <summary>Vietnamese order of names: An, Àn, Ản, Ãn, Ánh, Ăn, Ân, Dung, Đào.</summary>
internal static class Ordering
{
    public static StringComparer Vietnamese { get; } = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);
}
