using ActionPlan.Host.Due;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Completeness;

/// <summary>One line on how a unit's sheet stands, never by colour alone.</summary>
internal sealed record Standing(string Look, string Text)
{
    public static Standing Of(SheetProgress sheet, DateOnly today, IStringLocalizer words) => sheet switch
    {
        _ when sheet.Overdue(today) is var overdue and > 0 => new("worse", "✕ " + words["Overdue", overdue, Show.Day(sheet.NextDue)]),
        { NextDue: { } due } => new("warn", "… " + words["Open", sheet.Begun + sheet.Missing, Show.Day(due)]),
        { Begun: > 0 } or { Missing: > 0 } => new("muted", "– " + words["NotAsked", sheet.Begun + sheet.Missing]),
        { Submitted: > 0 } => new("warn", "… " + words["Waiting", sheet.Submitted]),
        _ => new("better", "✓ " + words["Complete"]),
    };
}
