using ActionPlan.Host.Reports.Forms;

namespace ActionPlan.Host.Reports;

/// <summary>The ward's own names in a report: kept by the office, not by the program.</summary>
internal sealed record ReportNames
{
    /// <summary>The body above, such as the district's or city's committee.</summary>
    public string Superior { get; init; } = "";

    public string Issuer { get; init; } = "";

    /// <summary>Where it is signed.</summary>
    public string Place { get; init; } = "";

    public string SignatoryPost { get; init; } = "";

    public string Signatory { get; init; } = "";

    /// <summary>Who gets it, as printed under 'Nơi nhận'.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>To which addresses an issued report is sent.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    [System.Text.Json.Serialization.JsonIgnore]
    public bool AreComplete => Issuer.Length > 0 && Place.Length > 0 && SignatoryPost.Length > 0 && Signatory.Length > 0;

    /// <summary>What the plan itself says, until the office has filled in the rest.</summary>
    public static ReportNames Of(Plan plan, Kernel.Area area) => new()
    {
        Issuer = (plan.File.IssuedBy ?? area.Name).Split(',')[0].ToUpper(Cultures.Vietnamese),
        Place = area.Name,
    };

    /// <summary>What is still to be filled in stands in square brackets, so that nobody overlooks it.</summary>
    public string In(LineForm line, ReportHeading heading) => line.Text
        .Replace("{superior}", Or(Superior, "CƠ QUAN CẤP TRÊN"), StringComparison.Ordinal)
        .Replace("{issuer}", Or(Issuer, "CƠ QUAN BAN HÀNH"), StringComparison.Ordinal)
        .Replace("{place}", Or(Place, "Địa danh"), StringComparison.Ordinal)
        .Replace("{signatoryPost}", Or(SignatoryPost, "CHỨC VỤ"), StringComparison.Ordinal)
        .Replace("{signatory}", Or(Signatory, "Họ và tên"), StringComparison.Ordinal)
        .Replace("{number}", heading.Number is { } number ? number.ToString("00", System.Globalization.CultureInfo.InvariantCulture) : "......",
            StringComparison.Ordinal)
        .Replace("{day}", heading.Date is { } on ? on.Day.ToString("00", System.Globalization.CultureInfo.InvariantCulture) : "....", StringComparison.Ordinal)
        .Replace("{month}", heading.Date is { } date ? Month(date) : "....", StringComparison.Ordinal)
        .Replace("{year}", heading.Date is { } day ? day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) : "......", StringComparison.Ordinal)
        .Replace("{subject}", heading.Subject, StringComparison.Ordinal);

    private static string Or(string name, string missing) => name.Length > 0 ? name : $"[{missing}]";

    // Days 1–9 and months 1–2 have a leading zero, so that no digit can be added before them.
    private static string Month(DateOnly date) => date.Month.ToString(date.Month <= 2 ? "00" : "0", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What stands above and below a report's text: its number and date are given when it is issued.</summary>
internal sealed record ReportHeading(string Subject, int? Number, DateOnly? Date);
