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

    /// <summary>Before the quarter's end or the report corrected, in the future, or too long ago.</summary>
    BadDate,

    /// <summary>Square brackets wait for somebody to fill them in.</summary>
    GapsLeft,

    /// <summary>A text refers to a number that there is no more.</summary>
    ReferencesLost,

    /// <summary>Issuer, place or signatory are not set.</summary>
    NamesMissing,

    /// <summary>No Word document.</summary>
    NotADocument,

    /// <summary>Larger than is taken, as it is or unpacked.</summary>
    CopyTooLarge,

    /// <summary>A .doc of old, or locked with a password.</summary>
    CopyOldOrLocked,
    CopyHasMacros,

    /// <summary>It would load a template, a picture or data from elsewhere.</summary>
    CopyLinksOutside,

    /// <summary>It holds another file, whose numbers nobody compares.</summary>
    CopyHasEmbedded,

    /// <summary>A file in it belongs to nothing that Word writes.</summary>
    CopyHasForeign,

    /// <summary>Programs could open one of two texts.</summary>
    CopyHasTwoTexts,

    /// <summary>Nested more deeply, or of more parts, than anybody writes.</summary>
    CopyTooDeep,

    /// <summary>A picture that is drawn by a program, or too large, or none at all.</summary>
    CopyPicture,

    /// <summary>A page still says that it is a draft.</summary>
    StillADraft,

    /// <summary>The copy is not there any more, or another has been uploaded.</summary>
    NoCopy,

    /// <summary>Its numbers differ otherwise than was shown.</summary>
    DifferencesNotSeen,

    /// <summary>The number or date above its title is not the one that it would be issued under.</summary>
    CopyNumberedOtherwise,

    /// <summary>Only an issued report is corrected.</summary>
    NotIssued,

    /// <summary>The newer runs change no number that was issued.</summary>
    NothingToCorrect,
}

/// <param name="Reply">How it ended.</param>
/// <param name="Id">The report.</param>
/// <param name="What">What is wrong, as typed.</param>
internal sealed record ReportResult(ReportReply Reply, long? Id = null, string? What = null);
