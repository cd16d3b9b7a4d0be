namespace ActionPlan.Host.Assignments;

/// <summary>How an update or an urging ended.</summary>
internal enum AssignmentReply
{
    Done,

    /// <summary>The plan in force has no such assignment.</summary>
    Unknown,

    /// <summary>It says nothing new.</summary>
    NothingNew,

    /// <summary>What is done, or stuck, is told with its result or what blocks it.</summary>
    NeedsNote,

    /// <summary>A date that was set is moved with a reason.</summary>
    NeedsReason,

    TooLong,
    InThePast,
    TooFar,

    /// <summary>Somebody updated it since the page was opened.</summary>
    ChangedMeanwhile,

    /// <summary>It is done: there is nothing to urge.</summary>
    Finished,

    /// <summary>The plan's term is over, and what was open is closed.</summary>
    TermEnded,

    /// <summary>The plan's term is not over yet: it is followed up here.</summary>
    TermRuns,

    /// <summary>The new plan has no such unit any more that would lead it.</summary>
    LeadGone,

    /// <summary>The new plan calls another assignment by its id.</summary>
    IdTaken,

    /// <summary>
    /// The new plan's file cannot be written now: it was changed meanwhile, or a change of its folder waits, or the program may not write there.
    /// </summary>
    NotWritten,

    /// <summary>The same was said today already.</summary>
    UrgedAlready,
}
