using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

internal sealed class RegisterQueries(AppDb db)
{
    /// <summary>All rows of a register that the reader may see, the newest first.</summary>
    public async Task<List<RegisterRow>> AllRows(Register register) => await register.Rows(db, new RowFilter()).ToListAsync();

    public Task<Entry?> EntryOf(Register register, long id, CancellationToken cancellation = default) =>
        register.Entries(db, new RowFilter { Id = id }).SingleOrDefaultAsync(cancellation);

    public Task<int> CountIn(Register register, IReadOnlyList<string> areas, CancellationToken cancellation = default) =>
        register.Entries(db, new RowFilter { Areas = areas }).CountAsync(cancellation);
}
