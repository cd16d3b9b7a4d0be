using ActionPlan.Host.Commands;
using Mediator;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ActionPlan.Host.Pages;

/// <summary>Sends a page's forms in the name of whoever asks, and leads back to the page.</summary>
internal sealed class FormSending(CommandSender commands, Acting acting, HeldForms held)
{
    /// <param name="page">The page's address.</param>
    /// <param name="what">Which of its forms it is.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="next">Where it leads once it is done, if not back to the page.</param>
    /// <param name="command">What is asked for; its reply is <c>Done</c>, <c>Unknown</c>, or why it cannot be.</param>
    public async Task<IResult> Send<TReply>(string page, string what, IFormCollection form, ICommand<TReply> command, string? next = null)
        where TReply : struct, Enum => (await commands.Send(command, acting.Actor)).ToString() switch
    {
        "Done" => Onward.To($"{next ?? page}{((next ?? page).Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={what}"),
        "Unknown" => TypedResults.NotFound(),
        var reply => await Back(page, what, form, reply),
    };

    public Task<RedirectHttpResult> Back(string page, string what, IFormCollection form, string reply) =>
        held.Back(page, KeptForm.Of(reply, form, what), at: what);
}
