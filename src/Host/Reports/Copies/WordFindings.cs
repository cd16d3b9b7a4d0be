namespace ActionPlan.Host.Reports.Copies;

/// <summary>What a copy holds besides the text that is compared: whoever issues it is told, and nothing of it goes out unseen.</summary>
internal sealed class WordFindings
{
    /// <summary>Tracked changes that nobody has accepted or rejected: whoever gets the file sees them.</summary>
    public int Unsettled { get; set; }

    /// <summary>Comments, answers to them included; left out of what is issued.</summary>
    public int Comments { get; set; }

    public SortedSet<string> Commenters { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs of hidden text; left out.</summary>
    public int Hidden { get; set; }

    /// <summary>Text hidden by its style; it is shown in what is issued.</summary>
    public int HiddenByStyle { get; set; }

    /// <summary>Earlier looks that tracked changes keep; left out.</summary>
    public int EarlierLooks { get; set; }

    /// <summary>Drawings by hand; only their picture is kept.</summary>
    public int Ink { get; set; }

    /// <summary>Fields other than page numbers; what they showed is kept as text.</summary>
    public int Fields { get; set; }

    /// <summary>Characters out of a font of symbols.</summary>
    public int Symbols { get; set; }

    /// <summary>Drawn shapes, which are not compared.</summary>
    public int Shapes { get; set; }

    /// <summary>Lists that begin with another number than one.</summary>
    public int OddLists { get; set; }

    /// <summary>Pictures in the order in which they stand, each by its SHA-256.</summary>
    public List<string> Pictures { get; } = [];

    /// <summary>What the file said of its makers: author, last editor, company, manager.</summary>
    public SortedSet<string> Makers { get; } = new(StringComparer.Ordinal);

    /// <summary>Other properties; left out.</summary>
    public int Properties { get; set; }

    /// <summary>Kinds of other content that is left out, by their keys in the pages' texts.</summary>
    public SortedSet<string> LeftOut { get; } = new(StringComparer.Ordinal);
}
