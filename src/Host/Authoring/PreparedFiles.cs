using ActionPlan.Host.Plans.Editing;

namespace ActionPlan.Host.Authoring;

/// <summary>
/// A plan that was never in force has no drafts: what is saved goes into its folder, since nobody is judged by that before two people have said so.
/// The new file waits beside the old one until the database holds the folder's digest.
/// </summary>
internal sealed class PreparedFiles(PlanInForce plans, PlanFileTurn turn, ILogger<PreparedFiles> log)
{
    public async Task<DraftReply> Save(AppDb db, SaveRuleDraft command, CancellationToken cancellation)
    {
        using var taken = await turn.Take(cancellation);
        try
        {
            PendingFile.Settle(plans.Folder, await Preparation.Of(db, plans.Current.Id, cancellation));
            var source = PlanSource.ReadFolder(plans.Folder);
            if (RuleFiles.Of(source, command.Module) is not { } file)
            {
                return DraftReply.Unknown;
            }

            var after = new PlanSource(plans.Folder, source.Files.Select(one => one == file
                ? new PlanText(file.Name, RuleFiles.BytesOf(command.Text.ReplaceLineEndings("\n"), file)) : one));
            var reply = after.Sha256 == source.Sha256 ? DraftReply.NothingNew
                : command.Text.Length > RuleDraftRow.LongestText ? DraftReply.TooLong
                : command.Seen != RuleDraftRow.DigestOf(file) ? DraftReply.Stale
                // What nobody could read any more could not be opened again: it stays in whoever's browser until it is mended.
                : PlanReader.ReadUnfinished(after)?.Id != plans.Current.Id ? DraftReply.Unreadable : DraftReply.Done;
            if (reply == DraftReply.Done)
            {
                PendingFile.Write(Path.Combine(plans.Folder, file.Name), after.Files.First(one => one.Name == file.Name).Bytes.ToArray());
                await Preparation.Note(db, plans.Current.Id, after.Sha256, cancellation);
            }

            return reply;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(error, "The file of a plan that is prepared could not be written");
            return DraftReply.NotWritable;
        }
    }
}
