namespace ActionPlan.Host.Authoring;

/// <summary>What became of a word on a draft.</summary>
internal enum DraftReply
{
    Done,

    /// <summary>There is no such draft or module.</summary>
    Unknown,

    /// <summary>What was written on is not in the draft any more.</summary>
    Gone,

    TooLong,

    /// <summary>It cannot be changed by a form: it is no JSON, or two changes meet in it.</summary>
    NoForm,

    /// <summary>It does not say any more whose rules these are, or says another's.</summary>
    Elsewhere,

    /// <summary>Something else has that id.</summary>
    IdTaken,

    /// <summary>It says what the file says already.</summary>
    NothingNew,

    /// <summary>Whoever would go on with another's draft has one of his own.</summary>
    HasOne,

    /// <summary>It waits for a decision: it is taken back before it is changed.</summary>
    Waits,

    /// <summary>It does not pass the checks.</summary>
    Broken,

    /// <summary>A test that it adds has the name of one that somebody else added meanwhile.</summary>
    TestsMeet,

    /// <summary>A test beside the rules says otherwise.</summary>
    TestsFail,

    /// <summary>The case on the screen cannot be said by a test.</summary>
    NoCase,

    ReasonMissing,

    /// <summary>A warning was not confirmed.</summary>
    Unconfirmed,

    OutsideTerm,

    /// <summary>Somebody else's change, published since, touches the same place.</summary>
    Conflict,

    /// <summary>It is not what was looked at any more.</summary>
    Stale,

    /// <summary>What it was compared with is not in force any more, or the quarter that would be the first has been judged.</summary>
    Moved,

    /// <summary>Nobody decides on his own.</summary>
    Own,

    /// <summary>The folder has a change of its own that waits, or cannot be used.</summary>
    FolderWaits,

    /// <summary>Publications still waiting would never judge.</summary>
    WouldReplace,

    NotWritable,

    /// <summary>The publication judges already, or was withdrawn.</summary>
    NoLongerWaits,
}
