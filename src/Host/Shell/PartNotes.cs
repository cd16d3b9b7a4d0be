namespace ActionPlan.Host.Shell;

/// <summary>What a part that is rendered once says of its page. Public, as all that a component is given has to be.</summary>
public sealed class PartNotes
{
    public string? Title { get; set; }

    public bool IsMissing { get; set; }
}
