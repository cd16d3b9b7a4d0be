using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Persistence;

/// <summary>A connection whose transactions, and whose statements that write without one, wait for their turn.</summary>
internal sealed class QueuedConnection(WriterQueue writers) : SqliteConnection
{
    private readonly WriterQueue queue = writers;
    private bool isWriter;

    // Whoever ends a transaction, in whatever way, sets this to null.
    protected override SqliteTransaction? Transaction
    {
        get => base.Transaction;
        set
        {
            base.Transaction = value;
            if (value is null && isWriter)
            {
                Leave();
            }
        }
    }

    /// <summary>Takes the turn for what is no transaction of the provider's; false where somebody writes.</summary>
    public bool TryEnter()
    {
        if (isWriter || !queue.TryEnter())
        {
            return false;
        }

        return isWriter = true;
    }

    /// <summary>Whoever took the turn has the file too.</summary>
    public void Begun() => queue.Begin();

    public void Leave()
    {
        isWriter = false;
        queue.Leave();
    }

    public override SqliteTransaction BeginTransaction(IsolationLevel isolationLevel, bool deferred)
    {
        // One that is deferred reads, until it is asked otherwise.
        if (isWriter || deferred)
        {
            return base.BeginTransaction(isolationLevel, deferred);
        }

        queue.Enter(DefaultTimeout);
        return Begin(isolationLevel);
    }

    public override SqliteCommand CreateCommand() =>
        new QueuedCommand(this) { Connection = this, CommandTimeout = DefaultTimeout, Transaction = Transaction };

    protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken)
    {
        if (isWriter || isolationLevel == IsolationLevel.ReadUncommitted)
        {
            return BeginTransaction(isolationLevel);
        }

        await queue.Enter(DefaultTimeout, cancellationToken);
        return Begin(isolationLevel);
    }

    private SqliteTransaction Begin(IsolationLevel isolationLevel)
    {
        isWriter = true;
        try
        {
            var begun = base.BeginTransaction(isolationLevel, deferred: false);
            queue.Begin();
            return begun;
        }
        catch
        {
            Leave();
            throw;
        }
    }

    /// <summary>A statement by itself takes the turn for itself.</summary>
    private sealed class QueuedCommand(QueuedConnection connection) : SqliteCommand
    {
        private static readonly string[] Writes = ["INSERT", "UPDATE", "DELETE"];

        private bool IsAlone => !connection.isWriter && Array.Exists(Writes, word => CommandText.StartsWith(word, StringComparison.OrdinalIgnoreCase));

        public override int ExecuteNonQuery()
        {
            if (!IsAlone)
            {
                return base.ExecuteNonQuery();
            }

            connection.queue.Enter(CommandTimeout);
            return Execute();
        }

        public override async Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
        {
            if (!IsAlone)
            {
                return await base.ExecuteNonQueryAsync(cancellationToken);
            }

            await connection.queue.Enter(CommandTimeout, cancellationToken);
            return Execute();
        }

        private int Execute()
        {
            connection.isWriter = true;
            try
            {
                return base.ExecuteNonQuery();
            }
            finally
            {
                connection.Leave();
            }
        }
    }
}

/// <summary>Makes such connections for whoever knows the provider only.</summary>
internal sealed class QueuedFactory(WriterQueue queue) : DbProviderFactory
{
    public override DbConnection CreateConnection() => new QueuedConnection(queue);

    public override DbCommand CreateCommand() => SqliteFactory.Instance.CreateCommand();

    public override DbParameter CreateParameter() => SqliteFactory.Instance.CreateParameter();
}
