using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ActionPlan.Host.Mail;

/// <summary>Renders a mail's Razor template to HTML, where everything shown is encoded.</summary>
internal sealed class MailTemplates(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    public Task<Letter> Letter(FactsLetter letter) => Letter<FactsMail, FactsLetter>(letter, letter.Frame, letter.Text);

    /// <param name="content">What the template shows.</param>
    /// <param name="frame">What stands around it.</param>
    /// <param name="text">The same as plain text.</param>
    /// <param name="images">The pictures that the template names.</param>
    public async Task<Letter> Letter<TTemplate, TContent>(TContent content, LetterFrame frame, string text, IReadOnlyList<InlineImage>? images = null)
        where TTemplate : IComponent =>
        new(frame.Subject, await Html<TTemplate, TContent>(content), text, images ?? []);

    public async Task<string> Html<TTemplate, TContent>(TContent content)
        where TTemplate : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Content"] = content });
            var root = await renderer.RenderComponentAsync<TTemplate>(parameters);
            return root.ToHtmlString();
        });
    }
}
