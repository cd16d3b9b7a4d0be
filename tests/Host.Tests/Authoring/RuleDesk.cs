using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Pages;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>The app with an administrator and a module's owner, each at a browser.</summary>
internal sealed class RuleDesk : IAsyncDisposable
{
    private RuleDesk(RunningApp app, VisitedPage administrator, VisitedPage owner) => (App, Administrator, Owner) = (app, administrator, owner);

    public RunningApp App { get; }

    public VisitedPage Administrator { get; }

    public VisitedPage Owner { get; }

    /// <summary>With the owner of a module, or without one somebody of the office.</summary>
    public static async Task<RuleDesk> Open(TemporaryFolder folder, string? module)
    {
        Browsers.Require();
        var app = await RunningApp.Start(Path.Combine(folder.Path, "data"), $"--Rules:Folder={Path.Combine(folder.Path, "rules")}");
        var administrator = new VisitedPage(await Browsers.Open(), app.Address);
        await administrator.Page.AsFirstAdministrator(app);
        await administrator.Go("/admin/people");
        await administrator.Page.FillAsync("#name", "Lê Thị Hồng");
        await administrator.Page.FillAsync("#userName", "hong.lt");
        await administrator.Click("section[aria-labelledby=new] button");
        var once = await administrator.Text("#one-time");
        await administrator.Go("/admin/people?q=hong.lt");
        await administrator.Click("tbody a");
        await administrator.Page.SelectOptionAsync("select[name=role]", module is null ? "Office" : "ModuleOwner");
        if (module is not null)
        {
            await administrator.Page.SelectOptionAsync("select[name=module]", module);
        }

        await administrator.Click("form[action$='/grant'] button");
        await administrator.Page.WaitForSelectorAsync("[role=status]");
        var owner = new VisitedPage(await Browsers.Open(new BrowserNewPageOptions { Locale = "vi-VN" }), app.Address);
        await owner.Page.WithPassword(app.Address, "hong.lt", once);
        return new RuleDesk(app, administrator, owner);
    }

    /// <summary>Types a whole text into the editor that stands in the field's place.</summary>
    public async Task Type(string text)
    {
        await Owner.Page.ClickAsync(".cm-content");
        await Owner.Page.Keyboard.PressAsync("Control+A");
        await Owner.Page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>What stands in the field that is sent.</summary>
    public async Task<string> Text() => (await Owner.Page.InputValueAsync("#text")).ReplaceLineEndings("\n");

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await Administrator.DisposeAsync();
        await App.DisposeAsync();
    }
}
