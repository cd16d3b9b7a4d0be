using ActionPlan.Host.Plans.Editing;

namespace ActionPlan.Host.Authoring;

/// <summary>
/// A plan that was never in force has no drafts: what is saved goes into its folder, since nobody is judged by that before two people have said so.
/// The new file waits beside the old one until the database holds the folder's digest. A text is kept whatever is wrong with it, as a draft is, as long
/// as it says whose it is.
/// </summary>
internal sealed class PreparedFiles(PlanInForce plans, PlanFileTurn turn, ILogger<PreparedFiles> log)
{
    public async Task<DraftReply> Save(AppDb db, SaveRuleDraft command, CancellationToken cancellation)
    {
        using var taken = await turn.Take(cancellation);
        try
        {
            if (await Preparation.Of(db, plans.Current.Id, cancellation) is not { IsGivenUp: false } note)
            {
                return DraftReply.Unknown;
            }

            PendingFile.Settle(plans.Folder, note.Saved);
            var source = PlanSource.ReadFolder(plans.Folder);
            if (RuleFiles.Of(source, command.Module) is not { } file)
            {
                return DraftReply.Unknown;
            }

            var written = new PlanText(file.Name, RuleFiles.BytesOf(command.Text.ReplaceLineEndings("\n"), file));
            var after = new PlanSource(plans.Folder, source.Files.Select(one => one == file ? written : one));
            var reply = after.Sha256 == source.Sha256 ? DraftReply.NothingNew
                : command.Text.Length > RuleDraftRow.LongestText ? DraftReply.TooLong
                : command.Seen != RuleDraftRow.DigestOf(file) ? DraftReply.Stale
                // What is another's could not be opened here again: it stays in whoever's browser until it is mended.
                : !IsOf(command.Module, written) ? DraftReply.Elsewhere : DraftReply.Done;
            if (reply == DraftReply.Done)
            {
                PendingFile.Write(Path.Combine(plans.Folder, file.Name), written.Bytes.ToArray());
                await Preparation.Note(db, plans.Current.Id, new PreparedNote(after.Sha256, plans.Current.File.Continues), cancellation);
            }

            return reply;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(error, "The file of a plan that is prepared could not be written");
            return DraftReply.NotWritable;
        }
    }

    // A plan's own file is known by its name, and may lack its id; it may not say another.
    private bool IsOf(string module, PlanText file) => module == RuleFiles.OfPlan
        ? PlanHead.Read(file.Bytes) is not { Id: var id } || id == plans.Current.Id : RuleFiles.ModuleOf(file) == module;
}
