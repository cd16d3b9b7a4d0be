namespace ActionPlan.Host.Alerts.Answers;

/// <summary>How an answer, a question or an explanation ended.</summary>
internal enum AlertReply
{
    Done,

    /// <summary>There is no such alert or question, or the plan in force does not know it.</summary>
    Unknown,

    /// <summary>The alert was resolved meanwhile: there is nothing to answer.</summary>
    Resolved,

    /// <summary>Something that is needed was left empty.</summary>
    Incomplete,

    TooLong,

    /// <summary>The date has passed already.</summary>
    InThePast,

    /// <summary>The date is so far away that nobody would ask any more.</summary>
    TooFar,

    /// <summary>Somebody answered since the page was opened, or a run changed what is to be answered.</summary>
    AnsweredMeanwhile,

    /// <summary>The plan's term is not over yet: it is followed up here.</summary>
    TermRuns,

    /// <summary>The same question waits for its answer already.</summary>
    AskedAlready,
}
