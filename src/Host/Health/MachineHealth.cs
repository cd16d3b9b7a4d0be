namespace ActionPlan.Host.Health;

/// <summary>How the installation does, part by part, for whoever keeps it: on the page, and with <c>doctor</c>.</summary>
internal sealed class MachineHealth(IServiceProvider services)
{
    // In the order in which they are read. Each is made only when it is asked: settings that are wrong keep some from being made.
    private static readonly Type[] Parts =
    [
        typeof(DatabasePart), typeof(MigrationsPart), typeof(BackupPart), typeof(DiskPart), typeof(FolderPart), typeof(SharedFolderPart),
        typeof(MailServerPart), typeof(MailConnectionPart), typeof(LettersPart),
        typeof(SchedulePart), typeof(RulesPart), typeof(OfficePart), typeof(FontsPart), typeof(ClockPart), typeof(PublicAddressPart), typeof(ProgramPart),
    ];

    /// <param name="thoroughly">Also what takes seconds or asks other machines.</param>
    public async Task<IReadOnlyList<HealthLine>> Read(bool thoroughly = false, CancellationToken cancellation = default)
    {
        var lines = new List<HealthLine>();
        foreach (var type in Parts)
        {
            lines.AddRange(await Look(type, hasDatabase: !lines.Exists(DatabasePart.IsGone), thoroughly, cancellation));
        }

        return lines;
    }

    private async Task<IReadOnlyList<HealthLine>> Look(Type type, bool hasDatabase, bool thoroughly, CancellationToken cancellation)
    {
        try
        {
            var part = (IHealthPart)ActivatorUtilities.CreateInstance(services, type);
            return part.AsksDatabase && !hasDatabase ? [] : await part.Look(thoroughly, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return [new HealthLine(type.Name[..^"Part".Length], HealthState.Bad, DatabaseAdvice.OneLine(error)) { Case = HealthLine.Unseen }];
        }
    }
}
