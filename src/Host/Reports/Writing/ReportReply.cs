namespace ActionPlan.Host.Reports.Writing;

/// <summary>How a change to a report ended.</summary>
internal enum ReportReply
{
    Done,
    Unknown,

    /// <summary>No such root area.</summary>
    UnknownArea,

    /// <summary>A report of the kind does not end with the quarter.</summary>
    NotThen,

    /// <summary>The quarter has not been evaluated.</summary>
    NotJudged,

    /// <summary>There is one already.</summary>
    AlreadyThere,

    /// <summary>An issued report stays as it is.</summary>
    AlreadyIssued,

    /// <summary>Somebody changed the section since it was opened.</summary>
    ChangedMeanwhile,
    NothingNew,
    TooLong,
    NeedsText,

    /// <summary>A reference that stands for nothing.</summary>
    UnknownReference,

    /// <summary>Not a mail address.</summary>
    BadAddress,

    /// <summary>Only what was reviewed is issued.</summary>
    NotReviewed,

    /// <summary>Too far from today.</summary>
    BadDate,

    /// <summary>Square brackets wait for somebody to fill them in.</summary>
    GapsLeft,

    /// <summary>Issuer, place or signatory are not set.</summary>
    NamesMissing,

    /// <summary>No Word document, or one with macros.</summary>
    NotADocument,

    /// <summary>A page still says that it is a draft.</summary>
    StillADraft,

    /// <summary>The copy is not there any more, or another has been uploaded.</summary>
    NoCopy,

    /// <summary>Its numbers differ otherwise than was shown.</summary>
    DifferencesNotSeen,
}

/// <param name="Reply">How it ended.</param>
/// <param name="Id">The report.</param>
/// <param name="What">What is wrong, as typed.</param>
internal sealed record ReportResult(ReportReply Reply, long? Id = null, string? What = null);
