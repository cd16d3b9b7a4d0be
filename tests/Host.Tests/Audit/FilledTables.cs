using ActionPlan.Host.Audit;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Tests.Alerts;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ActionPlan.Host.Tests.Audit;

/// <summary>A database with rows in every table of the program, each saved and told of as the program does; then the triggers are gone.</summary>
public sealed class FilledTables : IAsyncLifetime
{
    private const int Kept = 3;
    private const int Other = 5;
    private const long Beyond = 1000;
    private Ward? ward;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal static IEnumerable<IEntityType> Of(AppDb db) => db.Model.GetEntityTypes().OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        ward = await Ward.Open();
        await using var db = ward.Get<AppDbFactory>().CreateDbContext();
        await db.Database.OpenConnectionAsync(Cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", Cancellation);
        // A run is sealed with what it says.
        foreach (var entity in Of(db).Where(entity => entity.ClrType != typeof(AuditRow) && entity.ClrType != typeof(AuditWordRow))
            .OrderBy(entity => entity.ClrType == typeof(RunRow)))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            var row = Activator.CreateInstance(entity.ClrType, nonPublic: true)!;
            var entry = db.Entry(row);
            foreach (var (_, property) in Columns(entity, keys: true))
            {
                if (property.DeclaringType is IComplexType part)
                {
                    entry.ComplexProperty(part.ComplexProperty.Name).Property(property.Name).CurrentValue = Value(property, Kept);
                }
                else
                {
                    entry.Property(property.Name).CurrentValue = Value(property, Kept);
                }
            }

            db.Add(row);
            await db.SaveChangesAsync(Cancellation);
            db.Recording.Run = row is RunRow run ? await RunSealing.Read(db, run, Cancellation) : null;
            await AuditTrail.Append(db, new AuditNote(Actor.AtMachine("Thử"), entity.ClrType.Name), ward.Clock.GetUtcNow(), Cancellation);
            await transaction.CommitAsync(Cancellation);
        }

        foreach (var drop in await db.Database.SqlQueryRaw<string>("SELECT 'DROP TRIGGER ' || name AS Value FROM sqlite_master WHERE type = 'trigger'")
            .ToListAsync(Cancellation))
        {
            await db.Database.ExecuteSqlRawAsync(drop, Cancellation);
        }
    }

    /// <summary>What verify-audit finds besides what it finds before.</summary>
    internal async Task<IReadOnlyList<AuditProblem>> After(Func<AppDb, IEntityType, string> sql, string table)
    {
        await using var db = ward!.Get<AppDbFactory>().CreateDbContext();
        await db.Database.OpenConnectionAsync(Cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", Cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        var before = await Problems(db);
        Assert.NotEqual(0, await db.Database
            .ExecuteSqlRawAsync(sql(db, Of(db).Single(entity => entity.GetTableName() == table)).Replace("{", "{{", StringComparison.Ordinal)
                .Replace("}", "}}", StringComparison.Ordinal), Cancellation));
        var after = await Problems(db);
        var known = before.Select(Said).ToHashSet(StringComparer.Ordinal);
        return [.. after.Where(problem => !known.Contains(Said(problem)))];
    }

    internal async Task<IReadOnlyList<AuditProblem>> Untouched()
    {
        await using var db = ward!.Get<AppDbFactory>().CreateDbContext();
        return await Problems(db);
    }

    internal static string Update(AppDb db, IEntityType entity) => !Columns(entity, keys: false).Any()
        ? Delete(db, entity)
        : $"UPDATE {entity.GetTableName()} SET {string.Join(", ", Columns(entity, keys: false).Select(column => $"{Stored(column.Property)} = {Literal(column.Property, Other)}"))} WHERE {Key(entity)}";

    internal static string Delete(AppDb db, IEntityType entity) => $"DELETE FROM {entity.GetTableName()} WHERE {Key(entity)}";

    internal static string Insert(AppDb db, IEntityType entity)
    {
        var columns = Columns(entity, keys: true).Select(column => column.Property).ToList();
        return $"INSERT INTO {entity.GetTableName()} ({string.Join(", ", columns.Select(Stored))}) VALUES ({string.Join(", ", columns.Select(property => Literal(property, Other)))})";
    }

    /// <summary>Columns whose values differ once the row is overwritten.</summary>
    internal static IEnumerable<string> Overwritten(AppDb db, string table) =>
        Columns(Of(db).Single(entity => entity.GetTableName() == table), keys: false)
            .Where(column => Literal(column.Property, Kept) != Literal(column.Property, Other) && column.Property.IsAudited())
            .Select(column => column.Name);

    public async ValueTask DisposeAsync()
    {
        if (ward is not null)
        {
            await ward.DisposeAsync();
        }
    }

    private async Task<IReadOnlyList<AuditProblem>> Problems(AppDb db) =>
        [.. (await new AuditCheck(db, ward!.Get<IEnumerable<ISealed>>()).Run(null, Cancellation)).Where(problem => problem.Key != "NoTrigger")];

    private static string Said(AuditProblem problem) => problem.Message(System.Globalization.CultureInfo.GetCultureInfo("en"));

    private static IEnumerable<(string Name, IProperty Property)> Columns(IEntityType entity, bool keys) =>
        entity.GetProperties().Where(property => keys || !property.IsPrimaryKey()).Select(property => (property.Name, property))
            .Concat(entity.GetComplexProperties()
                .SelectMany(part => part.ComplexType.GetProperties().Select(property => ($"{part.Name}.{property.Name}", property))));

    private static string Key(IEntityType entity) =>
        string.Join(" AND ", entity.FindPrimaryKey()!.Properties.Where(property => !IsWord(property))
            .Select(property => $"{Stored(property)} = {Literal(property, Kept)}"));

    private static string Stored(IProperty property)
    {
        var entity = property.DeclaringType.ContainingEntityType;
        return $"\"{property.GetColumnName(StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema()))}\"";
    }

    private static string Literal(IProperty property, int which) => property.GetRelationalTypeMapping().GenerateSqlLiteral(Value(property, which));

    private static bool IsWord(IProperty property) => property.DeclaringType.ClrType == typeof(AuditWordRow) && property.Name == nameof(AuditWordRow.Word);

    private static object Value(IProperty property, int which)
    {
        if (property.Name == "RunId" || (property.Name == "Seq" && property.DeclaringType.ClrType == typeof(AuditWordRow)))
        {
            return (long)Kept;
        }

        if (property.Name == "Seq" && property.DeclaringType.ClrType == typeof(AuditRow) && which == Other)
        {
            return Beyond;
        }

        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type == typeof(string) ? $"chữ {which}"
            : type == typeof(bool) ? which == Kept
            : type == typeof(int) ? which
            : type == typeof(long) ? (long)which
            : type == typeof(decimal) ? which + 0.123m
            : type == typeof(List<string>) ? new List<string> { $"chữ {which}" }
            : type == typeof(byte[]) ? new[] { (byte)which }
            : type == typeof(Period) ? Period.Parse("2021-Q1").AddQuarters(which)
            : type == typeof(DateOnly) ? new DateOnly(2024, 1, which)
            : type == typeof(TimeOnly) ? new TimeOnly(8, which)
            : type == typeof(DateTimeOffset) ? new DateTimeOffset(2024, 1, which, 1, 2, 3, TimeSpan.FromHours(7)).AddTicks(which)
            : type.IsEnum ? Enum.GetValues(type).GetValue(which % Enum.GetValues(type).Length)!
            : throw new InvalidOperationException($"{property}: {type}");
    }
}
