using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ActionPlan.Host.Persistence;

/// <summary>
/// What this installation keeps is read by the account that it runs under and by nobody else on the machine: the folder 0700, files 0600. On
/// Windows the folder's own list of rights decides.
/// </summary>
internal static class OwnerOnly
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite
            | UnixFileMode.OtherExecute;

    private const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // Links lead out of the folder.
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Whatever this process writes from here on, the database's own files and what commands export included.</summary>
    public static void FromNowOn()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetMask((uint)Others);
        }
    }

    /// <summary>Takes from others what an earlier version, or a copy, left open to them.</summary>
    /// <param name="folder">The data folder; made where it is not there.</param>
    /// <param name="database">The database's file, which may lie elsewhere; null where there is none.</param>
    /// <returns>What was open; null where nothing was.</returns>
    /// <exception cref="StartRefusedException">The folder is another account's, or everybody's.</exception>
    public static string? Check(string folder, string? database)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        Make(folder);

        try
        {
            if (File.GetUnixFileMode(folder).HasFlag(UnixFileMode.StickyBit))
            {
                throw new StartRefusedException(
                    $"The data folder {folder} is one that all accounts of this machine share. Give it a folder of its own in ActionPlan:DataFolder.");
            }

            var closed = All(folder, database).Count(Close);
            return closed == 0 ? null
                : string.Create(CultureInfo.InvariantCulture,
                    $"{closed} files or folders of the data folder {folder} could be read by other accounts of this machine; now they are this account's alone.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"Something in the data folder {folder} can be read by other accounts of this machine, and belongs to another account than this program runs under. "
                + $"Give it to that account – chown -R ACCOUNT {folder} – and start again.");
        }
    }

    /// <summary>How many files and folders others can read or write; nothing is changed.</summary>
    public static int CountOpen(string folder, string? database) => OperatingSystem.IsWindows() ? 0 : All(folder, database).Count(IsOpen);

    private static IEnumerable<string> All(string folder, string? database)
    {
        IEnumerable<string> files = database is null ? [] : [database, database + "-wal", database + "-shm"];
        return Directory.EnumerateFileSystemEntries(folder, "*", Everything).Prepend(folder).Concat(files.Where(File.Exists));
    }

    [UnsupportedOSPlatform("windows")]
    private static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder, OwnFolder);
        }
        catch (UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The account '{Environment.UserName}' may not make the data folder {folder}. Make it and give it to that account, or name another in ActionPlan:DataFolder.");
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static bool Close(string path)
    {
        if (!IsOpen(path))
        {
            return false;
        }

        try
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) & ~Others);
            return true;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsOpen(string path)
    {
        try
        {
            return (File.GetUnixFileMode(path) & Others) != UnixFileMode.None;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // Another process of this installation was done with it.
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
