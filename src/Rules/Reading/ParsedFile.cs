namespace ActionPlan.Rules.Reading;

/// <summary>A file that is JSON, whatever it says.</summary>
internal sealed record ParsedFile(SourceFile File, Node Root)
{
    public string Name => Path.GetFileName(File.Name);

    public string? Module => Root.Find("module")?.Text;

    /// <summary>The ids of its figures and targets, each with what it is.</summary>
    public IEnumerable<string> Ids => Of("figures").Concat(Of("targets"));

    private IEnumerable<string> Of(string list) =>
        Root.Find(list)?.Items.Select(item => item.Find("id")?.Text).OfType<string>().Select(id => $"{list}.{id}") ?? [];
}
