namespace ActionPlan.Host.Mail;

/// <summary>Who reads a unit's mail about an area.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="UnitName">The unit's name.</param>
/// <param name="ContactArea">The area whose contact it is; null where the unit's own address serves.</param>
/// <param name="Address">As the plan gives it; null where it gives none.</param>
internal sealed record Recipient(string Unit, string UnitName, Area? ContactArea, string? Address)
{
    /// <summary>Stays the same when an address changes, so that a new address does not look like a new reader.</summary>
    public (string Unit, string Area) Key => (Unit, ContactArea?.Id ?? "");

    public string Addressee => LetterWords.Addressee(UnitName, ContactArea?.Name);
}

internal static class PlanRecipients
{
    /// <summary>The contact of the nearest area up the tree, else the unit's own address.</summary>
    public static Recipient RecipientFor(this Plan plan, string unit, Area area)
    {
        var definition = plan.Units[unit];
        for (var at = area; at is not null; at = plan.Areas.ParentOf(at))
        {
            if (plan.ContactOf(unit, at.Id) is { } contact)
            {
                return new Recipient(unit, definition.Name, at, contact.Email);
            }
        }

        return new Recipient(unit, definition.Name, null, definition.Email);
    }

    /// <summary>
    /// Who reads now what was written for a unit, or for its contact in an area: the contact may have another address, or have gone. Null where
    /// the plan has no such unit, because it ended, or because the letter went to no unit.
    /// </summary>
    public static Recipient? ReaderNow(this Plan plan, string unit, string? area) =>
        !plan.Units.TryGetValue(unit, out var known) ? null
        : area is not null && plan.Areas.Find(area) is { } at ? plan.RecipientFor(unit, at)
        : new Recipient(unit, known.Name, null, known.Email);

    /// <summary>The reader with the key; null if the plan has none such any more.</summary>
    public static Recipient? ReaderWith(this Plan plan, (string Unit, string Area) key)
    {
        if (!plan.Units.TryGetValue(key.Unit, out var unit))
        {
            return null;
        }

        if (key.Area.Length == 0)
        {
            return new Recipient(key.Unit, unit.Name, null, unit.Email);
        }

        return plan.Areas.Find(key.Area) is { } area && plan.RecipientFor(key.Unit, area) is { } reader && reader.Key == key ? reader : null;
    }
}
