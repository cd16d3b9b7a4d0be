using ActionPlan.Host.Persistence.Keeping;

namespace ActionPlan.Host.Shell;

/// <summary>A form that came when its sender was signed in no more, or whose token had changed: nothing of it was done.</summary>
/// <param name="Action">Where it was sent.</param>
/// <param name="Fields">What was typed, in the order of the form. Passwords and codes are not among it.</param>
/// <param name="Files">Names of files that were sent along; they are not kept.</param>
internal sealed record UnsavedForm(string Action, IReadOnlyList<UnsavedField> Fields, IReadOnlyList<string> Files)
{
    /// <summary>The part of a page's address that names it.</summary>
    public const string Part = "unsaved";

    /// <summary>In place of a name: nothing could be kept.</summary>
    public const string Nothing = "nothing";

    private const string Kept = "UnsavedPosts";

    public static UnsavedForm Of(string action, IFormCollection form) => new(
        action,
        [.. form.Where(field => !field.Key.StartsWith('_')).SelectMany(field => field.Value, (field, value) => new UnsavedField(field.Key, value ?? ""))],
        [.. form.Files.Where(file => file.Length > 0).Select(file => file.FileName)]);

    public static Task<string?> Keep(FormKeeping keeping, string owner, string action, IFormCollection form, CancellationToken cancellation) =>
        keeping.Keep(owner, Kept, Of(action, form), cancellation);

    public static Task<UnsavedForm?> Find(FormKeeping keeping, Actor actor, string? id) => keeping.Find<UnsavedForm>(actor.UserId, Kept, id);
}

internal sealed record UnsavedField(string Name, string Value);
