using ActionPlan.Host.Persistence.Keeping;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ActionPlan.Host.Pages;

/// <summary>Forms that could not be taken as they are, until their author has seen why: nobody types a page twice.</summary>
internal sealed class HeldForms(FormKeeping keeping, Acting acting)
{
    /// <summary>A form larger than any is told of without its text.</summary>
    public async Task<string> Hold(string page, KeptForm form) =>
        await keeping.Keep(acting.Actor.UserId ?? "", page, form)
        ?? await keeping.Keep(acting.Actor.UserId ?? "", page, form with { Fields = new Dictionary<string, string>(StringComparer.Ordinal) }) ?? "";

    public Task<KeptForm?> Find(string page, string? id) => keeping.Find<KeptForm>(acting.Actor.UserId, page, id);

    /// <summary>Back to the page that shows what was typed, and why it was not taken.</summary>
    /// <param name="page">Its address, with what else it is told.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="at">The form's place on the page.</param>
    /// <param name="of">The page that finds it, where several do.</param>
    public async Task<RedirectHttpResult> Back(string page, KeptForm form, string? at = null, string? of = null) => Onward.To(
        $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}kept={await Hold(of ?? page.Split('?')[0], form)}{(at is null ? "" : "#" + at)}");
}
