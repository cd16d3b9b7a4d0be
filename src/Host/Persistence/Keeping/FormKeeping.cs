using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ActionPlan.Host.Persistence.Keeping;

/// <summary>
/// Keeps forms that could not be saved, and files that are looked at before they are taken: so many of one person, so many in all. The oldest give way.
/// </summary>
internal sealed class FormKeeping(AppDbFactory databases, Attempts attempts, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Of one form, compressed, in bytes: a ward's whole sheet, typed anew, is a fifth of it.</summary>
    public const int Largest = 512 * 1024;

    public const int MostOfOne = 20;

    public const long LargestOfOne = 12L * 1024 * 1024;

    public const long LargestOfAll = 200L * 1024 * 1024;

    public static readonly TimeSpan Long = TimeSpan.FromHours(12);

    private static readonly JsonSerializerOptions Form = new() { Converters = { new PeriodJson() } };

    /// <returns>Under which name; null where it is larger than any form is.</returns>
    public Task<string?> Keep<T>(string userId, string page, T form, CancellationToken cancellation = default) =>
        Keep(userId, page, form, Largest, cancellation);

    /// <returns>Under which name; null where it is larger than it may be.</returns>
    public async Task<string?> Keep<T>(string userId, string page, T form, int largest, CancellationToken cancellation = default)
    {
        var content = Packed(JsonSerializer.SerializeToUtf8Bytes(new Sealed<T>(page, form), Form));
        if (content.Length > largest)
        {
            return null;
        }

        return await attempts.Make("Form", () => Store(userId, content, cancellation), cancellation);
    }

    /// <returns>Null where there is none of this name for this person and page, or where it is too old.</returns>
    public async Task<T?> Find<T>(string? userId, string page, string? id, CancellationToken cancellation = default)
        where T : class
    {
        if (userId is null || id is not { Length: 32 })
        {
            return null;
        }

        var since = clock.GetUtcNow() - Long;
        await using var db = databases.CreateDbContext();
        var content = await db.KeptForms.AsNoTracking().Where(row => row.Id == id && row.UserId == userId && row.At > since).Select(row => row.Content)
            .SingleOrDefaultAsync(cancellation);
        if (content is null)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Sealed<T>>(Unpacked(Seal(userId).Unprotect(content)), Form) is { } kept && kept.Page == page ? kept.Form : null;
        }
        catch (Exception lost) when (lost is CryptographicException or JsonException)
        {
            // The keys are others, or the program is another: what was typed is gone.
            return null;
        }
    }

    public async Task Remove(string? userId, string id, CancellationToken cancellation = default)
    {
        await using var db = databases.CreateDbContext();
        await db.KeptForms.Where(row => row.Id == id && row.UserId == userId).ExecuteDeleteAsync(cancellation);
    }

    private async Task<string> Store(string userId, byte[] content, CancellationToken cancellation)
    {
        var row = new KeptFormRow { Id = RandomNumberGenerator.GetHexString(32, lowercase: true), UserId = userId, At = clock.GetUtcNow(),
            Content = Seal(userId).Protect(content), Size = content.Length };
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await MakeRoom(db, userId, row.Size, cancellation);
        db.KeptForms.Add(row);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return row.Id;
    }

    private async Task MakeRoom(AppDb db, string userId, int size, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        // Those of a clock that was ahead would stay for years, and crowd out what is typed now.
        var (old, ahead) = (now - Long, now + Long);
        await db.KeptForms.Where(row => row.At <= old || row.At > ahead).ExecuteDeleteAsync(cancellation);
        await Shrink(db, db.KeptForms.Where(row => row.UserId == userId), MostOfOne - 1, LargestOfOne - size, cancellation);
        await Shrink(db, db.KeptForms, int.MaxValue, LargestOfAll - size, cancellation);
    }

    private static async Task Shrink(AppDb db, IQueryable<KeptFormRow> rows, int most, long largest, CancellationToken cancellation)
    {
        if (await rows.CountAsync(cancellation) <= most && await rows.SumAsync(row => (long)row.Size, cancellation) <= largest)
        {
            return;
        }

        var (count, sum, gone) = (0, 0L, new List<string>());
        foreach (var row in await rows.OrderByDescending(row => row.At).ThenBy(row => row.Id).Select(row => new { row.Id, row.Size }).ToListAsync(cancellation))
        {
            (count, sum) = (count + 1, sum + row.Size);
            if (count > most || sum > largest)
            {
                gone.Add(row.Id);
            }
        }

        await db.KeptForms.Where(row => gone.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
    }

    private IDataProtector Seal(string userId) => protection.CreateProtector("KeptForms", userId);

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            zip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var zip = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zip.CopyTo(bytes);
        return bytes.ToArray();
    }

    private sealed record Sealed<T>(string Page, T Form);
}
