using System.Text.Json;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>A page as the browser's own parser reads it: its links and forms, its words, and the elements that only somebody's text can have made.</summary>
internal sealed record ReadPage(
    int Status, bool IsPage, string Address, string Text, IReadOnlyList<string> Links, IReadOnlyList<PageForm> Forms, IReadOnlyList<string> Foreign,
    IReadOnlyList<string> Alerts)
{
    private const string Reading =
        """
        async ({ path, fields }) => {
          const body = fields && new FormData();
          for (const field of fields ?? [])
            body.append(field.name, field.fileName ? new File([Uint8Array.from(atob(field.value), letter => letter.charCodeAt(0))], field.fileName) : field.value);
          const answer = await fetch(path, { method: fields ? 'POST' : 'GET', body });
          const text = await answer.text();
          const isPage = (answer.headers.get('content-type') ?? '').startsWith('text/html');
          const page = new DOMParser().parseFromString(isPage ? text : '', 'text/html');
          const here = address => { const url = new URL(address, page.baseURI); return url.origin === location.origin ? url.pathname + url.search : null; };
          const fieldOf = element => ({
            name: element.name, type: element.type, value: element.value ?? '', isChosen: !!element.checked, isRequired: element.required,
            isFormatted: !!(element.pattern || element.inputMode || element.type === 'email' || /^\d\d?\/\d\d?\/\d{4}|ngày/.test(element.placeholder ?? '')), options: [...element.options ?? []].map(option => option.value), least: element.min ?? '',
          });
          const run = [...page.querySelectorAll('*')].flatMap(element => [...element.attributes].filter(attribute =>
            attribute.name.startsWith('on') || (/^(href|src|action|formaction)$/.test(attribute.name) && /^\s*javascript:/i.test(attribute.value))).map(attribute => `${element.tagName} ${attribute.name}`));
          return JSON.stringify({
            status: answer.status, isPage, address: here(answer.url) ?? answer.url,
            text: isPage ? page.documentElement.textContent + [...page.querySelectorAll('input, textarea')].map(field => field.value).join(' ') : text,
            links: [...page.querySelectorAll('a[href], iframe[src]')].map(link => here(link.getAttribute('href') ?? link.getAttribute('src'))).filter(Boolean),
            forms: [...page.forms].filter(form => form.method === 'post').map(form => ({
              action: here(form.getAttribute('action')),
              fields: [...form.elements].filter(element => element.name && element.type !== 'submit' && !element.disabled).map(fieldOf),
              buttons: [...form.elements].filter(element => element.type === 'submit')
                .map(button => ({ action: button.hasAttribute('formaction') ? here(button.getAttribute('formaction')) : '', name: button.name, value: button.value })),
            })),
            foreign: [...run, ...[...page.querySelectorAll('img[src=x], script:not([src]), object, embed')].map(element => element.outerHTML.slice(0, 200))],
            alerts: [...page.querySelectorAll('[role=alert]')].map(alert => alert.textContent.trim()),
          });
        }
        """;

    public static Task<ReadPage> Look(IPage desk, string path) => Read(desk, path, null);

    public static Task<ReadPage> Send(IPage desk, string action, IEnumerable<TypedField> fields) => Read(desk, action, [.. fields]);

    private static async Task<ReadPage> Read(IPage desk, string path, TypedField[]? fields) => JsonSerializer.Deserialize<ReadPage>(
        await desk.EvaluateAsync<string>(
            Reading, new { path, fields = fields?.Select(field => new { name = field.Name, value = field.Value, fileName = field.FileName }) }),
        JsonSerializerOptions.Web)!;
}

internal sealed record PageForm(string Action, IReadOnlyList<FormField> Fields, IReadOnlyList<FormButton> Buttons)
{
    /// <summary>Its buttons and where each leads, the last one first: who sends something back writes why, who approves it need not.</summary>
    public IEnumerable<FormButton> Ways =>
        (Buttons.Count == 0 ? [new FormButton("", "", "")] : Buttons.Reverse())
            .Select(button => button.Action.Length == 0 ? button with { Action = Action } : button);
}

internal sealed record FormField(
    string Name, string Type, string Value, bool IsChosen, bool IsRequired, bool IsFormatted, IReadOnlyList<string> Options, string Least)
{
    public bool IsText => Type is "text" or "textarea" or "search" or "email" or "tel" or "url" or "file";
}

internal sealed record FormButton(string Action, string Name, string Value);

internal sealed record TypedField(string Name, string Value, string? FileName = null);
