using System.Data.Common;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ActionPlan.Host.Persistence;

/// <summary>
/// Asks whether the file that was opened is still the database. A file deleted under a running program goes on taking writes that nobody
/// will ever read: nothing is committed then, and nobody is told that it was saved.
/// </summary>
internal sealed class DatabaseInPlace(string file) : DbConnectionInterceptor, IDbTransactionInterceptor
{
    private const string Descriptors = "/proc/self/fd";
    private string? real;

    // Null once another file has stood in its place.
    private (ulong Device, ulong Number)? first;

    private bool IsWatched => real is not null;

    /// <summary>From now on it must be there: a first start creates it.</summary>
    public void Watch() => (real, first) = (Real(file), FileNumber.Of(file));

    /// <summary>What is wrong with the file; null where it is in its place.</summary>
    public string? Problem() => !IsWatched ? null
        : !File.Exists(file)
        ? $"The database {file} is not there any more: it was deleted or moved while the program runs. Put it, or its newest backup, back and start the program again."
        : IsReplaced() ? $"The database {file} was replaced while the program runs, which still has the old one open. Start the program again."
        : null;

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Open();
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Open();
        return ValueTask.FromResult(result);
    }

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        Commit();
        return result;
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Commit();
        return ValueTask.FromResult(result);
    }

    private void Open()
    {
        if (IsWatched && !File.Exists(file))
        {
            throw new DatabaseGoneException(Problem() ?? file);
        }
    }

    private void Commit()
    {
        if (Problem() is { } problem)
        {
            throw new DatabaseGoneException(problem);
        }
    }

    // Where the system shows which files the program has open, one of them says that its name is gone.
    private bool IsReplaced()
    {
        // One question at each commit, where what is open are hundreds of files.
        if (first is not null && first == FileNumber.Of(file))
        {
            return false;
        }

        first = null;
        try
        {
            if (!Directory.Exists(Descriptors))
            {
                return false;
            }

            // One call for each, and no more.
            var gone = Encoding.UTF8.GetBytes($"{real} (deleted)");
            var target = new byte[gone.Length + 1];
            return Directory.EnumerateFileSystemEntries(Descriptors)
                .Any(entry => ReadLink(Encoding.UTF8.GetBytes(entry + '\0'), target, target.Length) == gone.Length
                    && target.AsSpan(..gone.Length).SequenceEqual(gone));
        }
        catch (IOException)
        {
            // One was closed while it was looked at: the next commit looks again.
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "readlink")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint ReadLink(byte[] path, byte[] target, nint size);

    private static string Real(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        var here = Path.Combine(Real(parent), Path.GetFileName(path));
        return File.ResolveLinkTarget(here, returnFinalTarget: true)?.FullName ?? here;
    }
}
