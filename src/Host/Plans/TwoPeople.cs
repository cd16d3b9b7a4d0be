namespace ActionPlan.Host.Plans;

/// <summary>
/// The modules of which a changed folder waits until two people have said so. It stands among the installation's settings, so that every host
/// knows the same.
/// </summary>
internal sealed class TwoPeople(AppDb db)
{
    private const string On = "on";

    public async Task<IReadOnlySet<string>> Of(string plan, CancellationToken cancellation)
    {
        var prefix = SettingOf(plan, "");
        var keys = await db.Settings.AsNoTracking().Where(row => row.Key.StartsWith(prefix) && row.Value == On).Select(row => row.Key)
            .ToListAsync(cancellation);
        return keys.Select(key => key[prefix.Length..]).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Those of them that a publication touches: whose file it changes, or had otherwise in closed quarters that it judges again. The version in
    /// force may be asked for too: then only the past is touched.
    /// </summary>
    public async Task<IReadOnlyList<string>> Touched(PlanInForce plans, Plan plan, Period from, Period usual, CancellationToken cancellation)
    {
        var two = await Of(plan.Id, cancellation);
        var before = Enumerable.Range(from.QuarterIndex, Math.Max(0, usual.QuarterIndex - from.QuarterIndex)).Select(Period.FromQuarterIndex).Select(plans.For)
            .Append(plans.Current).DistinctBy(version => version.Version, StringComparer.Ordinal);
        return two.Count == 0 ? []
            : [.. before.SelectMany(version => RuleFiles.Between(version.Source, plan.Source)).Distinct(StringComparer.Ordinal).Where(two.Contains)];
    }

    /// <summary>Makes it hold, without saving.</summary>
    public Task Set(string plan, string module, bool isOn, CancellationToken cancellation) =>
        db.Set(SettingOf(plan, module), isOn ? On : null, cancellation);

    private static string SettingOf(string plan, string module) => $"two {plan} {module}";
}
