namespace ActionPlan.Host.Access.SignIn.Sessions;

/// <summary>A browser as its owner knows it: 'Firefox, Windows'. What is not known is shown as it calls itself.</summary>
internal static class BrowserName
{
    // Each also says that it is those below it.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("coc_coc_browser/", "Cốc Cốc"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static string Of(string agent) => (Find(Browsers, agent), Find(Systems, agent)) switch
    {
        ({ } browser, { } system) => $"{browser}, {system}",
        ({ } browser, null) => browser,
        _ => agent.Length > 0 ? agent : "–",
    };

    private static string? Find((string Mark, string Name)[] known, string agent) =>
        known.Where(one => agent.Contains(one.Mark, StringComparison.Ordinal)).Select(one => one.Name).FirstOrDefault();
}
