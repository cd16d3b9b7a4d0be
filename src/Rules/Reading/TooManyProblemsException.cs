namespace ActionPlan.Rules.Reading;

/// <summary>Ends a reading that has found more than a person can read: going on would only cost time.</summary>
internal sealed class TooManyProblemsException(string message) : Exception(message);
