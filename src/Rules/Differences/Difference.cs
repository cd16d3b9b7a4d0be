using System.Globalization;

namespace ActionPlan.Rules.Differences;

/// <summary>One thing that two versions of a plan have otherwise, told in the language that it was asked in.</summary>
/// <param name="Thing">What it is.</param>
/// <param name="Id">Its id; of a target or check <c>module.id</c>, of a contact <c>unit/area</c>.</param>
/// <param name="Name">As people know it: in the later version where that has it.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Fields">What of it differs; of what is new, all that is written.</param>
public sealed record Difference(Thing Thing, string Id, string Name, ChangeKind Kind, IReadOnlyList<ChangedField> Fields)
{
    /// <summary>Whether it may decide a verdict: the rest are names, notes, addresses and days, which hold at once.</summary>
    public bool Judges => Fields.Any(one => one.Judges);

    /// <summary>'Chỉ tiêu 14a. Số vụ …: ngưỡng từ dưới 5 thành dưới 3'.</summary>
    public string Sentence(CultureInfo culture) => DifferenceTexts.Get(
        culture, Kind.ToString(), DifferenceTexts.Get(culture, "Thing." + Thing), Name, string.Join("; ", Fields.Select(field => field.Sentence(culture))));
}

/// <summary>What of a thing differs.</summary>
/// <param name="Field">The member's name in the file; of what stands in a member of its own, that one's.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Before">As it was; null where nothing was written.</param>
/// <param name="After">As it is; null where nothing is written any more.</param>
/// <param name="Judges">Whether it may decide a verdict.</param>
public sealed record ChangedField(string Field, string Label, string? Before, string? After, bool Judges)
{
    /// <summary>'ngưỡng từ dưới 5 thành dưới 3'.</summary>
    public string Sentence(CultureInfo culture) => (Before, After) switch
    {
        (null, _) => DifferenceTexts.Get(culture, "Field.New", Label, After!),
        (_, null) => DifferenceTexts.Get(culture, "Field.Gone", Label, Before),
        _ => DifferenceTexts.Get(culture, "Field.Changed", Label, Before, After),
    };
}

/// <summary>What became of a thing.</summary>
public enum ChangeKind
{
    /// <summary>The later version alone has it.</summary>
    Added,

    /// <summary>The earlier version alone has it.</summary>
    Gone,

    /// <summary>Both have it, otherwise.</summary>
    Changed,
}

/// <summary>The kinds of things in a plan's files.</summary>
public enum Thing
{
    /// <summary>The plan itself.</summary>
    Plan,

    /// <summary>A module's rule file.</summary>
    Module,

    /// <summary>A target.</summary>
    Target,

    /// <summary>A figure.</summary>
    Figure,

    /// <summary>A rule that judges the data.</summary>
    Check,

    /// <summary>An area.</summary>
    Area,

    /// <summary>A unit.</summary>
    Unit,

    /// <summary>A unit's address for an area.</summary>
    Contact,

    /// <summary>A key programme.</summary>
    Programme,

    /// <summary>A key work.</summary>
    Work,

    /// <summary>A task that the plan gives.</summary>
    Assignment,
}
