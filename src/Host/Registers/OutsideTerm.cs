using ActionPlan.Host.Figures;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

/// <summary>Rows that a register's figures count in no quarter of the term, because of when they are dated: that is seldom meant.</summary>
internal sealed class OutsideTerm
{
    private readonly Register register;
    private readonly IReadOnlyList<Func<Entry, decimal>> shares;

    public OutsideTerm(Plan plan, KnownRegister known)
    {
        register = known.Register;
        Days = [new CountedDays(DateOnly.MinValue, FirstDay(plan).AddDays(-1)), new CountedDays(LastDay(plan).AddDays(1), DateOnly.MaxValue)];
        var counted = known.CountedIn(plan);
        // A state that began before the term may last into it.
        shares =
        [
            .. from figure in counted
               from period in Quarters(plan).Concat(Quarters(plan).Select(quarter => quarter.WholeYear).Distinct())
               where period.IsYear == CountedEntries.IsByYear(plan, figure)
               select figure.ShareWithin(new CountedDays(plan.Calendar.FirstDay(period), plan.Calendar.LastDay(period))),
        ];
    }

    /// <summary>The days before and after the term's years; a year that the term cuts is judged as a whole.</summary>
    public IReadOnlyList<CountedDays> Days { get; }

    public bool Holds(Entry entry)
    {
        var row = register.Row(entry);
        return shares.Count > 0 && row.Withdrawn is null
            && Days.Any(days => row.Day is { } day
                ? day >= days.First && day <= days.Last : row.Year is { } year && year >= days.First.Year && year <= days.Last.Year && !IsWithin(year))
            && shares.All(share => share(entry) == 0);
    }

    /// <summary>Those among the rows of some areas, newest first.</summary>
    public async Task<IReadOnlyList<RegisterRow>> Rows(AppDb db, IReadOnlyCollection<string> areas, CancellationToken cancellation)
    {
        var found = new List<RegisterRow>();
        foreach (var days in Days)
        {
            var entries = await register.Entries(db, new RowFilter { Areas = areas, Days = days }).ToListAsync(cancellation);
            found.AddRange(entries.Where(Holds).Select(register.Row));
        }

        return found;
    }

    private bool IsWithin(int year) => year > Days[0].Last.Year && year < Days[1].First.Year;

    private static IEnumerable<Period> Quarters(Plan plan) =>
        Enumerable.Range(0, plan.To.QuarterIndex - plan.From.QuarterIndex + 1).Select(plan.From.AddQuarters);

    private static DateOnly FirstDay(Plan plan) => plan.Calendar.FirstDay(plan.From.WholeYear);

    private static DateOnly LastDay(Plan plan) => plan.Calendar.LastDay(plan.To.WholeYear);
}
