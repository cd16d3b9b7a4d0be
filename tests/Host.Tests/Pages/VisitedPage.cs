using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>A page in the browser, and what went wrong on it.</summary>
public sealed class VisitedPage : IAsyncDisposable
{
    private const string Unusable =
        """
        () => {
          const wrong = [];
          const text = element => (element.textContent || element.getAttribute('aria-label') || '').trim();
          if (document.documentElement.lang !== 'vi') wrong.push('language ' + document.documentElement.lang);
          if (!document.title) wrong.push('no title');
          if (document.querySelectorAll('h1').length !== 1) wrong.push('h1: ' + document.querySelectorAll('h1').length);
          if (document.querySelectorAll('main').length !== 1) wrong.push('main');
          for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
            if (!field.labels.length && !field.getAttribute('aria-label')) wrong.push('no label: ' + field.name);
          for (const image of document.querySelectorAll('img')) if (!image.hasAttribute('alt')) wrong.push('no alt: ' + image.src);
          for (const frame of document.querySelectorAll('iframe')) if (!frame.title) wrong.push('no title: ' + frame.src);
          for (const button of document.querySelectorAll('button, a[href]'))
            if (!text(button) && !button.querySelector('img[alt]:not([alt=""])') && button.checkVisibility()) wrong.push('no name: ' + button.outerHTML);
          for (const head of document.querySelectorAll('thead th')) if (!head.scope.startsWith('col')) wrong.push('no scope: ' + head.innerText);
          for (const status of document.querySelectorAll('.status')) if (!status.textContent.trim()) wrong.push('status without text');
          const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
          for (const id of new Set(ids)) if (ids.filter(other => other === id).length > 1) wrong.push('id twice: ' + id);
          for (const label of document.querySelectorAll('[aria-labelledby]'))
            for (const id of label.getAttribute('aria-labelledby').split(' ')) if (!document.getElementById(id)) wrong.push('names nothing: ' + id);
          for (const link of document.querySelectorAll('a[href*="#"]')) {
            const url = new URL(link.href);
            if (url.pathname === location.pathname && url.hash && !document.getElementById(url.hash.slice(1))) wrong.push('leads nowhere: ' + link.href);
          }
          for (const button of document.querySelectorAll('button, .button'))
            if (getComputedStyle(button).textTransform === 'uppercase') wrong.push('upper case: ' + button.innerText);
          if (document.documentElement.scrollWidth > window.innerWidth) wrong.push('scrolls sideways: ' + document.documentElement.scrollWidth);
          return wrong;
        }
        """;

    private const string Pale =
        """
        () => {
          const parts = colour => { const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number); return { red, green, blue, alpha }; };
          const channel = value => value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
          const light = ({ red, green, blue }) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
          const ground = element => {
            for (let one = element; one; one = one.parentElement) {
              const behind = parts(getComputedStyle(one).backgroundColor);
              if (behind.alpha === 1) return behind;
            }
            return { red: 255, green: 255, blue: 255 };
          };
          const pale = new Set();
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const element = texts.currentNode.parentElement;
            if (!texts.currentNode.data.trim() || element.closest('svg, script, template, .visually-hidden, option') || !element.checkVisibility()) continue;
            const style = getComputedStyle(element);
            const [one, other] = [light(parts(style.color)), light(ground(element))].sort((a, b) => b - a);
            const size = parseFloat(style.fontSize);
            const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
            const ratio = (one + 0.05) / (other + 0.05);
            if (ratio < least) pale.add(`${ratio.toFixed(2)} ${element.tagName}.${element.className} ${style.color}: ${texts.currentNode.data.trim().slice(0, 40)}`);
          }
          return [...pale];
        }
        """;

    private readonly Uri address;
    private readonly List<string> wrong = [];

    public VisitedPage(IPage page, Uri address)
    {
        Page = page;
        this.address = address;
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console: {message.Text} {message.Location}");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.Dialog += (_, dialog) => Note(true, $"dialog: {dialog.Message}");
        page.Request += (_, request) => Note(!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal), $"request: {request.Url}");
        page.RequestFailed += (_, request) => Note(true, $"failed: {request.Url}");
    }

    public IPage Page { get; }

    /// <summary>Console messages, failed requests, and requests that leave the app.</summary>
    public IReadOnlyList<string> Wrong => wrong;

    /// <summary>The page's address as other pages link to it, without its plan.</summary>
    public string Path => new Uri(Page.Url).AbsolutePath.Split('/', 3)[^1];

    public int Status { get; private set; }

    public async Task Go(string path) => Status = (await Page.GotoAsync(new Uri(address, path).ToString()))!.Status;

    /// <summary>Presses the first button of this name and reads the page that follows.</summary>
    public Task Press(string button) => Follow(() => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button }).First.ClickAsync());

    /// <summary>Clicks what leads to another page, and reads that.</summary>
    public Task Click(string selector) => Follow(() => Page.ClickAsync(selector));

    public Task Click(ILocator what) => Follow(() => what.ClickAsync());

    public async Task<string> Text(string selector = "main")
    {
        await Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        return await Page.InnerTextAsync(selector);
    }

    /// <summary>What people who use a keyboard, a screen reader or a phone would stumble over.</summary>
    public async Task<IReadOnlyList<string>> Obstacles() => await Page.EvaluateAsync<string[]>(Unusable);

    /// <summary>Text that stands out too little from what lies behind it: WCAG's level AA.</summary>
    public async Task<IReadOnlyList<string>> TooPale() => await Page.EvaluateAsync<string[]>(Pale);

    public async ValueTask DisposeAsync() => await Page.CloseAsync();

    // A click comes back before the page that it leads to has begun, or when only a part of it is there: nothing may be read then, not even the address.
    private async Task Follow(Func<Task> act)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Begun(object? sender, IFrame frame)
        {
            if (frame == Page.MainFrame)
            {
                begun.TrySetResult();
            }
        }

        Page.FrameNavigated += Begun;
        try
        {
            await act();
            await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"No page followed {Page.Url}.");
        }
        finally
        {
            Page.FrameNavigated -= Begun;
        }

        await Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }

    private void Note(bool isWrong, string what)
    {
        if (isWrong)
        {
            wrong.Add(what);
        }
    }
}
