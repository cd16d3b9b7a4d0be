using ActionPlan.Host.Persistence.Keeping;
using ActionPlan.Host.Rights;

namespace ActionPlan.Host.Pages;

/// <summary>Texts too long for an address that could not be taken as they are, until their author has seen why: nobody types a page twice.</summary>
internal sealed class HeldForms(FormKeeping keeping)
{
    /// <summary>A form larger than any is told of without its text.</summary>
    public async Task<string> Hold(Actor actor, string page, KeptForm form) =>
        await keeping.Keep(actor.UserId ?? "", page, form)
        ?? await keeping.Keep(actor.UserId ?? "", page, form with { Fields = new Dictionary<string, string>(StringComparer.Ordinal) }) ?? "";

    public Task<KeptForm?> Find(Actor actor, string page, string? id) => keeping.Find<KeptForm>(actor.UserId, page, id);
}
