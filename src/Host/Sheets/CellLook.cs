
namespace ActionPlan.Host.Sheets;

/// <summary>How a cell looks, and whether it may be changed on a protected sheet.</summary>
internal enum CellLook
{
    Plain,
    Title,
    Muted,
    Warning,
    Header,
    Group,
    Text,

    /// <summary>Text that stays text when it is edited, though it begins like a formula.</summary>
    Quoted,
    Whole,
    Fraction,
    Day,
    Moment,
    GreyText,
    GreyQuoted,
    GreyWhole,
    GreyFraction,
    InputNumber,
    InputText,
    InputDay,
    InputYear,
}
