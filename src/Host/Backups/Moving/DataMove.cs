using System.Data;
using System.Data.Common;
using ActionPlan.Host.Audit;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Storage;

namespace ActionPlan.Host.Backups.Moving;

/// <summary>
/// Copies a whole database into an empty one of either provider, table by table in pieces that are there whole or not at all, so that a move
/// that broke off goes on where it was; then proves it: rows and a hash of each table, references, and the trail. The files of the data folder
/// belong to both.
/// </summary>
internal sealed class DataMove(AppDbFactory from, AppDbFactory to, Func<IEnumerable<ISealed>> seals, Action<string, long> tell, TimeProvider time)
{
    /// <summary>Rows of a piece.</summary>
    internal const int Piece = 5_000;

    /// <summary>Whether the target keeps no more digits of a number than the program writes; a file keeps those of earlier runs.</summary>
    public bool Rounds { get; init; }

    /// <summary>Whether somebody said that runs are rounded which hold more.</summary>
    public bool MayRound { get; init; }

    /// <returns>What was moved.</returns>
    /// <exception cref="MoveRefusedException">Nothing was moved, or what was is not the same; the message says what to do.</exception>
    public async Task<IReadOnlyList<(string Table, long Rows)>> Run(CancellationToken cancellation)
    {
        await using var source = from.CreateDbContext();
        await using var target = to.CreateDbContext();
        await source.Database.OpenConnectionAsync(cancellation);
        if ((await DatabaseForm.Read(source, cancellation)) is { Pending.Count: > 0 } or { Problem: not null })
        {
            throw new MoveRefusedException("The database to be moved is not in this program's form: start this version on it once before.");
        }

        // Whoever writes meanwhile would be left behind.
        await using var still = await source.Database
            .BeginTransactionAsync(source.Database.IsSqlite() ? IsolationLevel.Serializable : IsolationLevel.RepeatableRead, cancellation);
        var rounded = Rounds ? await Longer(source, cancellation) : new RoundedRuns();
        await target.Database.MigrateAsync(cancellation);
        await target.Database.OpenConnectionAsync(cancellation);
        var tables = MovedTable.All(source, target);
        var (here, there) = (new MoveDialect(source), new MoveDialect(target));
        await Begin(source, target, there, tables, cancellation);
        if (there.BeforeCopy is { } before)
        {
            await Say(target, before, cancellation);
        }

        var moved = new List<(string, long)>();
        foreach (var table in tables)
        {
            var hash = await Copy(source, target, here, there, table, rounded, cancellation);
            await Compare(target, there, table, hash, cancellation);
            moved.Add((table.Name, hash.Rows));
            tell(table.Name, hash.Rows);
        }

        await Refer(target, there, tables, cancellation);
        await using var ending = await target.Database.BeginTransactionAsync(cancellation);
        await rounded.Seal(target, time.GetUtcNow(), cancellation);
        await Prove(target, "target", cancellation);
        await Say(target, there.DropNote, cancellation);
        await ending.CommitAsync(cancellation);
        return moved;
    }

    // Asked before anything is written; what is rounded is proved for the last time as it was.
    private async Task<RoundedRuns> Longer(AppDb source, CancellationToken cancellation)
    {
        var rounded = await RoundedRuns.Find(source, cancellation);
        if (!rounded.Any)
        {
            return rounded;
        }

        if (!MayRound)
        {
            throw new MoveRefusedException(
                $"{rounded.Told} have more than {NumberShape.MostDecimals} decimals, which SQL Server does not keep; nothing was moved. With --round they are rounded "
                + "on the way: statuses, evidence and issued reports stay, and each run gets an entry in the trail that proves it as rounded and names its former seal.");
        }

        await Prove(source, "source", cancellation);
        return rounded;
    }

    // An empty target is taken; one that a move from the same source has begun to fill is gone on with.
    private static async Task Begin(AppDb source, AppDb target, MoveDialect there, IReadOnlyList<MovedTable> tables, CancellationToken cancellation)
    {
        var head = await source.Audit.AsNoTracking().OrderByDescending(row => row.Seq).Select(row => row.Hash).FirstOrDefaultAsync(cancellation) ?? "";
        if (await Number(target, there.HasNote, cancellation) > 0)
        {
            if (await Ask(target, there.ReadNote, cancellation) as string is { } told && told != head)
            {
                throw new MoveRefusedException(
                    "A move into this target was begun from another database, or the source has changed since. Give an empty target.");
            }

            return;
        }

        foreach (var table in tables)
        {
            if (await Number(target, there.Count(table, there: true), cancellation) > 0)
            {
                throw new MoveRefusedException($"The target is not empty: {table.Name} has rows. Data are moved into an empty database only.");
            }
        }

        await using var transaction = await target.Database.BeginTransactionAsync(cancellation);
        await Say(target, there.CreateNote, cancellation);
        await using (var note = Command(target, there.WriteNote))
        {
            var parameter = note.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@source", head);
            note.Parameters.Add(parameter);
            await note.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private static async Task<TableHash> Copy(AppDb source, AppDb target, MoveDialect here, MoveDialect there, MovedTable table, RoundedRuns rounded,
        CancellationToken cancellation)
    {
        var done = await Number(target, there.Count(table, there: true), cancellation);
        var hash = new TableHash();
        var piece = new List<object?[]>(Piece);
        await using var reading = Command(source, here.Select(table, there: false, without: 0));
        await using var rows = await reading.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var row = table.Read(rows, there: false);
            rounded.Round(table, row);
            hash.Add(table, row);
            if (hash.Rows <= done)
            {
                continue;
            }

            piece.Add(row);
            if (piece.Count == Piece)
            {
                await Write(target, there, table, piece, cancellation);
            }
        }

        await Write(target, there, table, piece, cancellation);
        if (there.GoOnCounting(table) is { } counting)
        {
            await Say(target, counting, cancellation);
        }

        return hash;
    }

    private static async Task Write(AppDb target, MoveDialect there, MovedTable table, List<object?[]> piece, CancellationToken cancellation)
    {
        if (piece.Count == 0)
        {
            return;
        }

        await using var transaction = await target.Database.BeginTransactionAsync(cancellation);
        if (target.Database.GetDbConnection() is SqlConnection server)
        {
            await Bulk(server, (SqlTransaction)transaction.GetDbTransaction(), there, table, piece, cancellation);
        }
        else
        {
            await using var insert = Command(target, there.Insert(table));
            var parameters = table.Columns.Select((_, index) => Parameter(insert, "@p" + index)).ToArray();
            foreach (var row in piece)
            {
                for (var index = 0; index < row.Length; index++)
                {
                    parameters[index].Value = table.Stored(row[index], index);
                }

                insert.ExecuteNonQuery();
            }
        }

        cancellation.ThrowIfCancellationRequested();
        await transaction.CommitAsync(cancellation);
        piece.Clear();
    }

    // With the ids as they are (IDENTITY_INSERT), and without triggers, which keep rows and make none.
    private static async Task Bulk(
        SqlConnection server, SqlTransaction transaction, MoveDialect there, MovedTable table, List<object?[]> piece, CancellationToken cancellation)
    {
        using var rows = Rows(table, piece);
        using var copy = new SqlBulkCopy(server, SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.KeepNulls,
            transaction) { DestinationTableName = there.Of(table, there: true), BulkCopyTimeout = 0 };
        foreach (DataColumn column in rows.Columns)
        {
            copy.ColumnMappings.Add(column.ColumnName, column.ColumnName);
        }

        await copy.WriteToServerAsync(rows, cancellation);
    }

    /// <summary>A piece as a server's bulk copy takes it.</summary>
    internal static DataTable Rows(MovedTable table, IReadOnlyList<object?[]> piece)
    {
        var rows = new DataTable();
        foreach (var (_, column) in table.Columns)
        {
            var type = column.StoreTypeMapping.Converter?.ProviderClrType ?? column.StoreTypeMapping.ClrType;
            rows.Columns.Add(column.Name, Nullable.GetUnderlyingType(type) ?? type);
        }

        foreach (var row in piece)
        {
            rows.Rows.Add([.. row.Select(table.Stored)]);
        }

        return rows;
    }

    private static async Task Compare(AppDb target, MoveDialect there, MovedTable table, TableHash wanted, CancellationToken cancellation)
    {
        var found = new TableHash();
        await using var reading = Command(target, there.Select(table, there: true, without: 0));
        await using var rows = await reading.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(table, table.Read(rows, there: true));
        }

        if (found.Rows != wanted.Rows || found.ToString() != wanted.ToString())
        {
            throw new MoveRefusedException(
                $"{table.Name} is not the same in the target: {wanted.Rows} rows with hash {wanted} here, {found.Rows} rows with hash {found} there. "
                + "Go on using the database that was; its values may have more digits than the target keeps, or somebody wrote into the target.");
        }
    }

    private static async Task Refer(AppDb target, MoveDialect there, IReadOnlyList<MovedTable> tables, CancellationToken cancellation)
    {
        foreach (var table in tables)
        {
            if (await Number(target, there.CheckReferences(table), cancellation) > 0)
            {
                throw new MoveRefusedException(
                    $"Rows of {table.Name} point to others that are not there. Go on using the database that was, and run verify-audit on it.");
            }
        }
    }

    private async Task Prove(AppDb db, string which, CancellationToken cancellation)
    {
        if (await new AuditCheck(db, seals()).Run(null, cancellation) is [var first, ..])
        {
            throw new MoveRefusedException(
                $"The trail does not prove the {which}: {first.Message(Cultures.English)} Go on using the database that was, and run verify-audit on it.");
        }
    }

    private static DbCommand Command(AppDb db, string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = 0;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }

    private static async Task<int> Say(AppDb db, string text, CancellationToken cancellation)
    {
        await using var command = Command(db, text);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<object?> Ask(AppDb db, string text, CancellationToken cancellation)
    {
        await using var command = Command(db, text);
        return await command.ExecuteScalarAsync(cancellation);
    }

    private static async Task<long> Number(AppDb db, string text, CancellationToken cancellation) =>
        Convert.ToInt64(await Ask(db, text, cancellation), System.Globalization.CultureInfo.InvariantCulture);
}
