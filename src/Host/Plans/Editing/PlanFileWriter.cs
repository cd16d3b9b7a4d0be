namespace ActionPlan.Host.Plans.Editing;

/// <summary>
/// Changes the plan's own file: the whole folder is checked before, and the file is replaced whole or not at all, once the change is committed
/// and the folder is looked at again.
/// </summary>
internal sealed class PlanFileWriter(PlanInForce plans, Publishing publishing, PlanFileTurn turn, Acting acting, ILogger<PlanFileWriter> log)
{
    /// <param name="db">Where the new version is stored, in the caller's transaction.</param>
    /// <param name="stamp">The file as it was shown (see <see cref="PlanEdit.Stamp"/>).</param>
    /// <param name="change">What to change.</param>
    public async Task<PlanEdited> Write(AppDb db, string stamp, Action<PlanEdit> change, CancellationToken cancellation)
    {
        using var taken = await turn.Take(cancellation);
        try
        {
            PendingFile.Settle(plans.Folder, (await publishing.Read(cancellation)).Newest?.Sha256);
            return await Write(db, PlanSource.ReadFolder(plans.Folder), stamp, change, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(error, "The plan's file could not be written");
            return PlanEdited.As(PlanEditOutcome.NotWritable);
        }
    }

    private async Task<PlanEdited> Write(AppDb db, PlanSource source, string stamp, Action<PlanEdit> change, CancellationToken cancellation)
    {
        if (PlanEdit.Stamp(source) != stamp)
        {
            return PlanEdited.As(PlanEditOutcome.ChangedMeanwhile);
        }

        var file = PlanEdit.FileOf(source);
        var edit = new PlanEdit(file.Bytes.ToArray());
        change(edit);
        if (edit.Bytes.AsSpan().SequenceEqual(file.Bytes.Span))
        {
            return PlanEdited.As(PlanEditOutcome.Unchanged);
        }

        var reading = PlanReader.Read(
            new PlanSource(source.Folder, source.Files.Select(one => one == file ? new PlanText(file.Name, edit.Bytes) : one), source.Tests), plans.Earlier);
        if (reading.Plan is not { } plan)
        {
            return new PlanEdited(PlanEditOutcome.Refused, reading.Problems);
        }

        var weighed = await publishing.Weigh(plans.Publications, plans.Current, plan, cancellation);
        if (weighed.Vanishing.Count > 0 || weighed.IsWithdrawn || weighed.NeedsTwo.Count > 0)
        {
            // What somebody changed in the folder waits for a person's word: saving here must not give it by the way.
            return PlanEdited.As(PlanEditOutcome.FolderWaits);
        }

        PendingFile.Write(Path.Combine(plans.Folder, file.Name), edit.Bytes);
        // Stored with the change's own entry in the audit trail; the watch would store it as well.
        // A publication that still waits keeps its quarter.
        await publishing.Add(db, plan, weighed.Replaces.Count > 0 ? weighed.Replaces[^1].From!.Value : weighed.From, acting.Actor.Name, null, cancellation);
        return PlanEdited.As(PlanEditOutcome.Saved);
    }
}
