namespace ActionPlan.Rules.Reading;

/// <summary>What to say of a name that does not exist.</summary>
internal sealed record WrongName(string Key, params object?[] Values)
{
    /// <summary>The id that was meant, by its name or nearly its spelling, or that there is none.</summary>
    /// <param name="key">The text's key, and those of its variants <c>Named</c> and <c>Near</c>.</param>
    /// <param name="written">The id as written.</param>
    /// <param name="known">All ids and names that there are.</param>
    public static WrongName Of(string key, string written, IReadOnlyList<(string Id, string Name)> known)
    {
        if (known.FirstOrDefault(one => Same.Name(one.Name, written)).Id is { Length: > 0 } named)
        {
            return new WrongName(key + "Named", written, named);
        }

        return Nearest.To(written, known.Select(one => one.Id)) is { } nearest ? new WrongName(key + "Near", written, nearest) : new WrongName(key, written);
    }
}
