using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>A page in the browser, and what went wrong on it.</summary>
public sealed class VisitedPage : IAsyncDisposable
{
    private const string Unusable =
        """
        language => {
          const wrong = [];
          const text = element => (element.textContent || element.getAttribute('aria-label') || '').trim();
          if (document.documentElement.lang !== language) wrong.push('language ' + document.documentElement.lang);
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

    // In the page itself: the makers' way to ask from here opens another page for each answer. A letter's frame lets no script run, and axe would wait for
    // it for ever.
    private const string Asked =
        """
        runOnly => axe.run({ exclude: ['iframe'] }, { runOnly, resultTypes: ['violations'] })
          .then(found => found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html)))
        """;

    private static readonly string AxeItself = new BundledAxeScriptProvider().GetScript();

    private readonly Uri address;
    private readonly List<string> wrong = [];

    /// <summary>Whether nobody waits: all that a short run only samples.</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("PAGES_LONG") is { Length: > 0 };

    public VisitedPage(IPage page, Uri address)
    {
        Page = page;
        this.address = address;
        page.Console += Says;
        page.PageError += Fails;
        page.Dialog += Asks;
        page.Request += Requests;
        page.RequestFailed += Lacks;
    }

    public IPage Page { get; }

    /// <summary>Console messages, failed requests, and requests that leave the app.</summary>
    public IReadOnlyList<string> Wrong => wrong;

    /// <summary>The page's address as other pages link to it, without its plan.</summary>
    public string Path => new Uri(Page.Url).AbsolutePath.Split('/', 3)[^1];

    public int Status { get; private set; }

    public async Task Go(string path) => Status = (await Page.GotoAsync(new Uri(address, path).ToString()))!.Status;

    /// <summary>Presses the first button of this name and reads the page that follows.</summary>
    public Task Press(string button) => Page.Follow(() => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button }).First.ClickAsync());

    /// <summary>Clicks what leads to another page, and reads that.</summary>
    public Task Click(string selector) => Page.Follow(() => Page.ClickAsync(selector));

    public Task Click(ILocator what) => Page.Follow(() => what.ClickAsync());

    public async Task<string> Text(string selector = "main")
    {
        await Page.Arrives();
        return await Page.InnerTextAsync(selector);
    }

    public Task Widen(int width) => Page.SetViewportSizeAsync(width, 844);

    /// <summary>Rows of a table are alike, and axe looks at each of them for itself: six serve where <c>PAGES_LONG</c> does not ask for all.</summary>
    public async Task ShortenTables()
    {
        if (!IsLong)
        {
            await Page.EvaluateAsync("for (const body of document.querySelectorAll('tbody')) for (const row of [...body.rows].slice(6)) row.remove()");
        }
    }

    /// <summary>What people who use a keyboard, a screen reader or a phone would stumble over.</summary>
    public async Task<IReadOnlyList<string>> Obstacles(string language = "vi") => await Page.EvaluateAsync<string[]>(Unusable, language);

    /// <summary>What axe finds that keeps people from using the page: WCAG 2.2, level AA, and what axe's makers hold to be good practice.</summary>
    public async Task<IReadOnlyList<string>> Violations()
    {
        // A bar that stays at the bottom covers what can be scrolled out from under it.
        await Page.EvaluateAsync("""
            for (const one of document.querySelectorAll('main *'))
              if (getComputedStyle(one).position === 'sticky' && getComputedStyle(one).bottom !== 'auto') one.style.position = 'static'
            """);
        return await Axe(new { type = "tag", values = (string[])["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    }

    /// <summary>Text that stands out too little from what lies behind it: WCAG's level AA.</summary>
    public Task<IReadOnlyList<string>> TooPale() => Axe(new { type = "rule", values = (string[])["color-contrast"] });

    private async Task<IReadOnlyList<string>> Axe(object runOnly)
    {
        await Page.EvaluateAsync(AxeItself);
        return await Page.EvaluateAsync<string[]>(Asked, runOnly);
    }

    public async ValueTask DisposeAsync()
    {
        await Browsers.Leave(Page, address);
        Page.Console -= Says;
        Page.PageError -= Fails;
        Page.Dialog -= Asks;
        Page.Request -= Requests;
        Page.RequestFailed -= Lacks;
    }

    private void Says(object? sender, IConsoleMessage message) =>
        Note(message.Type is "error" or "warning", $"console: {message.Text} {message.Location}");

    private void Fails(object? sender, string error) => Note(true, $"script: {error}");

    private void Requests(object? sender, IRequest request) =>
        Note(!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal),
            $"request: {request.Url}");

    private void Lacks(object? sender, IRequest request) => Note(true, $"failed: {request.Url}");

    private void Asks(object? sender, IDialog dialog)
    {
        if (dialog.Type == DialogType.BeforeUnload)
        {
            _ = dialog.AcceptAsync();
            return;
        }

        Note(true, $"dialog: {dialog.Message}");
    }

    private void Note(bool isWrong, string what)
    {
        if (isWrong)
        {
            wrong.Add(what);
        }
    }
}
