namespace ActionPlan.Host.Files;

/// <summary>What became of a file that somebody wanted to add or withdraw.</summary>
internal enum EvidenceReply
{
    Added,
    Withdrawn,

    /// <summary>There is nothing that it could be evidence for, or no such file.</summary>
    Unknown,
    Nothing,
    TooLarge,
    TypeRefused,

    /// <summary>The bytes are not what the name says.</summary>
    OtherContent,
    NameRefused,
    TooMany,

    /// <summary>The unit has added as much as it may in this quarter.</summary>
    QuotaUsed,

    /// <summary>The disk is nearly full.</summary>
    NoRoom,

    /// <summary>The same file stands there already.</summary>
    Already,
    NoReason,
    ReasonTooLong,
}
