using ActionPlan.Host.Commands;

namespace ActionPlan.Host.Authoring;

/// <summary>What became of the files of a zip, by module.</summary>
internal enum ImportedPart
{
    Taken,

    /// <summary>It says what is in force.</summary>
    Same,

    /// <summary>Somebody's own draft stands there already: it is not written over.</summary>
    HasDraft,

    /// <summary>It is not his to write, or the plan has no such module.</summary>
    NotHis,
}

/// <summary>Puts a version's files that somebody sends into his drafts, each as if he had typed it: nothing of it is in force.</summary>
internal sealed class ImportRules(RuleWorkbench workbench, PlanInForce plans, CommandSender commands, Acting acting)
{
    public async Task<IReadOnlyList<(string Module, ImportedPart Part)>> Take(
        IReadOnlyList<(string Module, string Text)> files, CancellationToken cancellation)
    {
        var parts = new List<(string, ImportedPart)>();
        foreach (var (module, text) in files)
        {
            var draft = await workbench.Draft(module, cancellation);
            parts.Add((module, draft switch
            {
                null => ImportedPart.NotHis,
                { Own: not null } => ImportedPart.HasDraft,
                _ => await commands.Send(new SaveRuleDraft(module, text, plans.Current.Version, draft.Seen), acting.Actor, cancellation) switch
                {
                    DraftReply.Done => ImportedPart.Taken,
                    DraftReply.NothingNew => ImportedPart.Same,
                    DraftReply.Stale or DraftReply.Waits => ImportedPart.HasDraft,
                    _ => ImportedPart.NotHis,
                },
            }));
        }

        return parts;
    }
}
