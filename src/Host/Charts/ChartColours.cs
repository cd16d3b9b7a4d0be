namespace ActionPlan.Host.Charts;

/// <summary>Colours of what is not a status; those are in <see cref="Shell.StatusLook"/>.</summary>
internal static class ChartColours
{
    public const string Paper = "#FFFFFF";
    public const string Text = "#1F2937";
    public const string Muted = "#5B6470";
    public const string Grid = "#E5E8EC";
    public const string Axis = "#8A929C";
    public const string Value = "#24517F";
    public const string Threshold = "#111827";

    /// <summary>Between a range's ends.</summary>
    public const string Band = "#E8F1EA";

    /// <summary>Between the natural limits.</summary>
    public const string Natural = "#F1F4F8";

    /// <summary>A quarter that is no mere noise.</summary>
    public const string Signal = "#8A3FA0";
    public const string Path = "#7A828E";
    public const string Track = "#E9ECF0";
    public const string Gap = "#E3E6EA";
}
