using System.Text;

namespace ActionPlan.Host.Backups;

/// <summary>
/// What a backup is locked with: from a file that only this account reads, or from the environment. Never from the command line, which every account of the
/// machine sees.
/// </summary>
internal static class Passphrase
{
    public const string Variable = "ACTIONPLAN_BACKUP_PASSPHRASE";

    private const int Least = 12;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <param name="file">The file; null for the environment's.</param>
    /// <exception cref="BackupRefusedException">There is none, others can read it, or it is too short.</exception>
    public static string Read(string? file)
    {
        var text = file is null ? Environment.GetEnvironmentVariable(Variable) : Text(file);
        var passphrase = text?.TrimEnd('\r', '\n').Normalize(NormalizationForm.FormKC);
        if (string.IsNullOrEmpty(passphrase))
        {
            throw new BackupRefusedException(
                $"A backup is locked with a passphrase: put it into a file that only this account reads (chmod 600) and name it with --passphrase-file or Backup:PassphraseFile, or into the environment as {Variable}.");
        }

        return passphrase.Length >= Least ? passphrase
            : throw new BackupRefusedException(
                $"The passphrase has {passphrase.Length} characters; give at least {Least}, such as four words. Keep it where it survives this machine: without it a backup cannot be opened.");
    }

    private static string Text(string file)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None)
            {
                throw new BackupRefusedException($"The passphrase's file {file} can be read by other accounts of this machine: chmod 600 {file}.");
            }

            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefusedException($"The passphrase's file {file} cannot be read: {DatabaseAdvice.OneLine(error)}");
        }
    }
}
