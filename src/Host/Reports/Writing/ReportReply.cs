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
}

/// <param name="Reply">How it ended.</param>
/// <param name="Id">The report.</param>
/// <param name="What">What is wrong, as typed.</param>
internal sealed record ReportResult(ReportReply Reply, long? Id = null, string? What = null);
