using ActionPlan.Host.Authoring.Testing;
using ActionPlan.Host.Plans.Editing;

namespace ActionPlan.Host.Authoring;

/// <summary>
/// Publishes a draft: the version goes into the database with the caller's transaction, and the one file waits beside the old one until it is
/// committed. Whenever the process dies, the next look at the folder puts the file in its place or leaves the folder as it was.
/// </summary>
internal sealed class RuleFileWriter(
    PlanInForce plans, Publishing publishing, PlanFileTurn turn, TimeProvider time, ILogger<RuleFileWriter> log)
{
    public async Task<DraftReply> Write(AppDb db, ReadDraft read, Plan plan, RuleDraftRow row, bool replacesWaiting, CancellationToken cancellation)
    {
        using var taken = await turn.Take(cancellation);
        try
        {
            var published = await Publications.Read(db, cancellation);
            await publishing.Settle(plans.Folder, published, plans.Prepared?.Saved, cancellation);
            // What somebody changed in the folder is neither lost nor published by the way.
            var isFolder = row.Module == RuleDraftRow.OfFolder;
            if (published.Newest?.Sha256 != (read.Begins ? null : plans.Current.Version)
                || PlanSource.ReadFolder(plans.Folder).Sha256 != (isFolder ? plan.Version : plans.Current.Version))
            {
                return DraftReply.FolderWaits;
            }

            var usual = await publishing.Usual(db, plan, time.GetUtcNow(), cancellation);
            var from = row.From ?? usual;
            if (read.MakesVersion && !replacesWaiting && published.WaitingAfter(usual).Any(waiting => waiting.From >= from))
            {
                return DraftReply.WouldReplace;
            }

            // All that waits is written before anything is noted: where the disk is full nothing is published.
            Begin(read, isFolder);
            if (read.TestFiles.Count > 0)
            {
                await Publishing.NoteTests(db, plan.Id, read.TestFiles, cancellation);
            }

            if (!read.MakesVersion)
            {
                // Tests alone make no version.
                return DraftReply.Done;
            }

            await publishing.Add(db, plan, from, row.Owner, row.Document is { } document ? $"{row.Reason} ({document})" : row.Reason, cancellation);
            return DraftReply.Done;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or StartRefusedException)
        {
            log.LogWarning(error, "The rule file could not be written");
            return DraftReply.NotWritable;
        }
    }

    /// <summary>
    /// Puts back what a withdrawn publication wrote: else the folder would wait for a word that nobody who only uses a browser can give. A folder that
    /// somebody has changed since is left alone.
    /// </summary>
    public async Task<DraftReply> Undo(AppDb db, Plan withdrawn, Plan stays, RuleDraftRow? draft, CancellationToken cancellation)
    {
        using var taken = await turn.Take(cancellation);
        try
        {
            await publishing.Settle(plans.Folder, await Publications.Read(db, cancellation), null, cancellation);
            var source = PlanSource.ReadFolder(plans.Folder);
            if (draft is null || source.Sha256 != withdrawn.Version || RuleFiles.Between(source, stays.Source) is not [var module])
            {
                return DraftReply.Done;
            }

            var tests = TestChanges.Read(draft.Tests).Undone(source.Tests).On(source.Tests, module);
            var changed = tests.Where(file => !source.Tests.Any(was => was.Name == file.Name && was.Bytes.Span.SequenceEqual(file.Bytes.Span))).ToList();
            if (changed.Count > 0)
            {
                PendingFile.WriteTests(plans.Folder, changed, source.Tests);
                await Publishing.NoteTests(db, stays.Id, changed, cancellation);
            }

            var file = RuleFiles.Of(stays.Source, module)!;
            PendingFile.Write(Path.Combine(plans.Folder, file.Name), file.Bytes.ToArray());
            return DraftReply.Done;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or StartRefusedException)
        {
            log.LogWarning(error, "The rule file could not be put back");
            return DraftReply.NotWritable;
        }
    }

    private void Begin(ReadDraft read, bool isFolder)
    {
        if (read.TestFiles.Count > 0)
        {
            PendingFile.WriteTests(plans.Folder, read.TestFiles, read.TestsBefore);
        }

        if (read.Lines.Count > 0 && !isFolder)
        {
            PendingFile.Write(Path.Combine(plans.Folder, read.File.Name), read.Source.Files.First(file => file.Name == read.File.Name).Bytes.ToArray());
        }
    }
}
