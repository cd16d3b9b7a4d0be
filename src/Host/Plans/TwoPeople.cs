namespace ActionPlan.Host.Plans;

/// <summary>
/// The modules of which a changed folder waits until two people have said so. It stands among the installation's settings, so that every host
/// knows the same.
/// </summary>
internal static class TwoPeople
{
    private const string On = "on";
    private const string Off = "off";

    public static async Task<IReadOnlySet<string>> Of(AppDb db, string plan, CancellationToken cancellation)
    {
        var prefix = SettingOf(plan, "");
        var keys = await db.Settings.AsNoTracking().Where(row => row.Key.StartsWith(prefix) && row.Value == On).Select(row => row.Key)
            .ToListAsync(cancellation);
        return keys.Select(key => key[prefix.Length..]).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Makes it hold, without saving.</summary>
    public static async Task Set(AppDb db, string plan, string module, bool isOn, CancellationToken cancellation)
    {
        if (await db.Settings.FindAsync([SettingOf(plan, module)], cancellation) is { } known)
        {
            known.Value = isOn ? On : Off;
        }
        else if (isOn)
        {
            db.Add(new SettingRow { Key = SettingOf(plan, module), Value = On });
        }
    }

    private static string SettingOf(string plan, string module) => $"two {plan} {module}";
}
