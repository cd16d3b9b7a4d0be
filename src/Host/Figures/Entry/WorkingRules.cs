namespace ActionPlan.Host.Figures.Entry;

/// <summary>How the house works with figures on their way. Both are off until the office says otherwise.</summary>
/// <param name="ShowsProvisional">Whether a quarter may be looked at as it would be judged with figures that nobody has approved yet.</param>
/// <param name="SecondPersonApproves">Whether nobody approves what he entered himself.</param>
internal sealed record WorkingRules(bool ShowsProvisional = false, bool SecondPersonApproves = false)
{
    private const string On = "on";
    private const string Off = "off";
    private const string ProvisionalKey = "showsProvisional";
    private const string SecondPersonKey = "secondPersonApproves";

    public static async Task<WorkingRules> Read(AppDb db, CancellationToken cancellation)
    {
        var set = await db.Settings.AsNoTracking().Where(row => row.Value == On).Select(row => row.Key).ToListAsync(cancellation);
        return new WorkingRules(set.Contains(ProvisionalKey), set.Contains(SecondPersonKey));
    }

    /// <summary>Why somebody may not approve a draft; null where he may.</summary>
    public Refusal? Refuse(FigureDraftRow draft, Actor actor) => SecondPersonApproves && draft.EnteredBy == actor.Name ? Refusal.OwnEntry : null;

    /// <summary>Makes them hold, without saving.</summary>
    public async Task WriteTo(AppDb db, CancellationToken cancellation)
    {
        foreach (var (key, on) in new[] { (ProvisionalKey, ShowsProvisional), (SecondPersonKey, SecondPersonApproves) })
        {
            var row = await db.Settings.FindAsync([key], cancellation);
            if (row is not null)
            {
                row.Value = on ? On : Off;
            }
            else if (on)
            {
                db.Add(new SettingRow { Key = key, Value = On });
            }
        }
    }
}
