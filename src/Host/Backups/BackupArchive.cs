using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace ActionPlan.Host.Backups;

/// <summary>The file that a backup is: a tar of the installation's files and their manifest, compressed, then locked.</summary>
internal static class BackupArchive
{
    public const string Database = "database.db";
    public const string Data = "data/";
    public const string Rules = "rules/";

    /// <summary>Nothing stands at <paramref name="path"/> before all of it does.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="passphrase">What locks it.</param>
    /// <param name="files">What goes in: where it lies, and its place in the archive.</param>
    /// <param name="manifest">Says what is in it, given the files.</param>
    public static async Task<BackupManifest> Write(
        string path, string passphrase, IReadOnlyList<(string File, string Place)> files, Func<IReadOnlyList<BackupFile>, BackupManifest> manifest,
        CancellationToken cancellation)
    {
        var part = path + ".part";
        try
        {
            BackupManifest written;
            await using (var archive = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                using var key = await ArchiveKey.Write(archive, passphrase, cancellation);
                await using var locked = new SealingStream(archive, key);
                await using (var compressed = new GZipStream(locked, CompressionLevel.Fastest, leaveOpen: true))
                await using (var tar = new TarWriter(compressed, TarEntryFormat.Pax))
                {
                    var entries = new List<BackupFile>();
                    foreach (var (file, place) in files)
                    {
                        entries.Add(await Add(tar, file, place, cancellation));
                    }

                    written = manifest(entries);
                    await tar.WriteEntryAsync(
                        new PaxTarEntry(TarEntryType.RegularFile, BackupManifest.Name) { DataStream = new MemoryStream(written.Write()) }, cancellation);
                }

                locked.Finish();
                archive.Flush(flushToDisk: true);
            }

            File.Move(part, path);
            return written;
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Puts everything below a folder, and proves that it is what was written.</summary>
    /// <exception cref="BackupRefusedException">It cannot be opened, or is not whole.</exception>
    public static async Task<BackupManifest> Unpack(string path, string passphrase, string folder, CancellationToken cancellation)
    {
        try
        {
            await using var archive = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var key = await ArchiveKey.Read(archive, passphrase, cancellation);
            await using var opened = new OpeningStream(archive, key);
            await using var plain = new GZipStream(opened, CompressionMode.Decompress);
            await using var tar = new TarReader(plain);
            var found = new List<BackupFile>();
            BackupManifest? manifest = null;
            while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
            {
                if (entry.Name == BackupManifest.Name)
                {
                    using var json = new MemoryStream();
                    await entry.DataStream!.CopyToAsync(json, cancellation);
                    manifest = BackupManifest.Read(json.ToArray());
                    continue;
                }

                found.Add(await Put(entry, folder, cancellation));
            }

            // The end of the compressed text is not yet the end of the archive.
            await opened.CopyToAsync(Stream.Null, cancellation);
            return manifest is not null && manifest.Files.SequenceEqual(found) ? manifest
                : throw new BackupRefusedException("The backup does not hold what its own list says. Take another one.");
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or System.Text.Json.JsonException)
        {
            throw new BackupRefusedException($"The backup is damaged ({DatabaseAdvice.OneLine(error)}). Take another one.");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException || Directory.Exists(path))
        {
            throw new BackupRefusedException($"There is no file {path}.");
        }
        catch (UnauthorizedAccessException error) when (error.Message.Contains(path, StringComparison.Ordinal))
        {
            throw new BackupRefusedException(
                $"The account '{Environment.UserName}' may not read {path}: a backup is its owner's alone. Give it the file (chown).");
        }
    }

    private static async Task<BackupFile> Add(TarWriter tar, string file, string place, CancellationToken cancellation)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
        stream.Position = 0;
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, place) { DataStream = stream }, cancellation);
        return new BackupFile(place, stream.Length, hash);
    }

    private static async Task<BackupFile> Put(TarEntry entry, string folder, CancellationToken cancellation)
    {
        var target = Path.GetFullPath(entry.Name, folder);
        if (!target.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal) || entry.EntryType != TarEntryType.RegularFile)
        {
            throw new BackupRefusedException($"The backup holds '{entry.Name}', which is no place for a file of an installation.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await using var file = new FileStream(target, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        if (entry.DataStream is { } data)
        {
            await data.CopyToAsync(file, cancellation);
        }

        file.Position = 0;
        return new BackupFile(entry.Name, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)));
    }
}
