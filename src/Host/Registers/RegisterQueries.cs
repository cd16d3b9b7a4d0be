using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

internal static class RegisterQueries
{
    /// <summary>All rows of a register that the reader may see, the newest first.</summary>
    public static async Task<List<RegisterRow>> AllRows(this Register register, AppDb db) => await register.Rows(db, new RowFilter()).ToListAsync();

    public static Task<Entry?> EntryOf(this Register register, AppDb db, long id, CancellationToken cancellation = default) =>
        register.Entries(db, new RowFilter { Id = id }).SingleOrDefaultAsync(cancellation);

    public static Task<int> CountIn(this Register register, AppDb db, IReadOnlyList<string> areas, CancellationToken cancellation = default) =>
        register.Entries(db, new RowFilter { Areas = areas }).CountAsync(cancellation);
}
