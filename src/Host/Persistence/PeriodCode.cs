using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ActionPlan.Host.Persistence;

/// <summary>
/// A period as year × 10 + quarter. In the database a year so comes before its quarters (in code after them): what a quarter may know
/// is all codes up to its own.
/// </summary>
internal sealed class PeriodCode() : ValueConverter<Period, int>(period => period.Year * 10 + period.Quarter, code => Of(code))
{
    public static Period Of(int code) => code % 10 == 0 ? Period.OfYear(code / 10) : Period.OfQuarter(code / 10, code % 10);
}
