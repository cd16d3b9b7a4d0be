using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ActionPlan.Host.Mail;

/// <summary>Renders a mail's Razor template to HTML, where everything shown is encoded.</summary>
internal sealed class MailTemplates(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
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
