using ActionPlan.Host.Audit;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Tests.Database;

namespace ActionPlan.Host.Tests.Audit;

/// <summary>What guards the tables, what is not issued yet, and what a newer version finds.</summary>
public sealed partial class TamperingTests
{
    [OnFile("it writes past the program in SQLite's words")]
    [Fact]
    public async Task A_dropped_trigger_is_missed()
    {
        await using var ward = await Lived();

        await DropTriggers(ward);

        Assert.Equal(2 * AppendOnlyTriggers.Tables.Count(), (await Problems(ward)).Count(problem => problem.Key == "NoTrigger"));
        Assert.Equal(1, (await Verify(ward)).Code);
    }

    [OnFile("it writes past the program in SQLite's words")]
    [Theory]
    [InlineData("DROP TRIGGER AuditTrail_append_only_UPDATE; CREATE TRIGGER AuditTrail_append_only_UPDATE BEFORE UPDATE ON AuditTrail BEGIN SELECT 1; END",
        "TriggerAltered")]
    [InlineData("DROP TRIGGER Runs_append_only_DELETE; CREATE TRIGGER Runs_append_only_DELETE BEFORE DELETE ON Runs WHEN 0 BEGIN SELECT RAISE(ABORT, 'Runs is append-only'); END", "TriggerAltered")]
    [InlineData("CREATE TRIGGER quiet BEFORE INSERT ON AuditTrail WHEN NEW.Action = 'RetryMessage' BEGIN SELECT RAISE(IGNORE); END", "TriggerUnknown")]
    public async Task A_trigger_emptied_under_its_name_and_one_of_somebody_else_are_named(string sql, string key)
    {
        await using var ward = await Lived();

        await ward.Read(db => db.Database.ExecuteSqlRawAsync(sql, Cancellation));

        Assert.Equal(key, Assert.Single(await Problems(ward)).Key);
    }

    [Fact]
    public async Task A_copy_that_was_uploaded_and_not_issued_is_looked_at_too()
    {
        await using var ward = await Lived();
        var deployment = ward.Get<Deployment>();
        var sha256 = await Host.Reports.Issuing.ReportFiles.Keep(deployment, "Bản sao"u8.ToArray(), Cancellation);
        await ward.Read(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            var report = new ReportRow
            {
                PlanId = "p", Area = "ward", Kind = Host.Reports.ReportKind.Quarter, Period = Period.Parse("2024-Q3"), Runs = "1", Snapshot = "{}",
                Form = "HD05", State = ReportState.Draft,
                DraftedAt = ward.Clock.GetUtcNow(), DraftedBy = "An",
            };
            db.Add(new ReportEventRow { ReportId = 1, Report = report, Kind = ReportEventKind.CopyUploaded, Text = sha256, By = "An",
                At = ward.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Cancellation);
            await AuditTrail.Append(db, new AuditNote(An, "UploadCopy"), ward.Clock.GetUtcNow(), Cancellation);
            await transaction.CommitAsync(Cancellation);
            return 0;
        });
        Assert.Empty(await Problems(ward));
        var path = Host.Reports.Issuing.ReportFiles.PathOf(deployment, sha256);

        await File.WriteAllTextAsync(path, "khác", Cancellation);
        Assert.Equal("CopyAltered", Assert.Single(await Problems(ward)).Key);
        File.Delete(path);
        Assert.Equal("CopyMissing", Assert.Single(await Problems(ward)).Key);
    }

    [OnFile("it writes past the program in SQLite's words")]
    [Fact]
    public async Task An_upgrade_tells_of_columns_that_the_trail_knew_nothing_of_and_they_are_compared_from_then_on()
    {
        await using var ward = await Lived();
        // As an earlier version told of a file: without one of the columns.
        await DropTriggers(ward);
        var told = await ward.Read(db => db.Audit.AsNoTracking().SingleAsync(row => row.Action == "AddEvidence", Cancellation));
        await ward.Read(
            db =>
                db.Database.ExecuteSqlAsync(
                    $"UPDATE AuditTrail SET Changes = {told.Changes.Replace("\"ContentType\":\"application/pdf\",", "", StringComparison.Ordinal)} WHERE Seq = {told.Seq}", Cancellation));
        await Upgraded(ward);

        var upgrade = EntryChanges.Read(await ward.Read(db => db.Audit.OrderBy(row => row.Seq).Select(row => row.Changes).LastAsync(Cancellation)));
        Assert.Equal(["ContentType"], Assert.Single(upgrade.Rows).After.Keys);
        await ward.Read(db => db.Database.ExecuteSqlRawAsync("UPDATE Evidence SET ContentType = 'text/html'", Cancellation));
        Assert.Contains(await Problems(ward), problem => problem.Key == "RowAltered");
    }

    [OnFile("it writes past the program in SQLite's words")]
    [Fact]
    public async Task What_an_upgrade_finds_otherwise_than_the_trail_says_is_listed_in_an_entry_and_compared_from_then_on()
    {
        await using var ward = await Lived();
        await ward.Read(db => db.Database.ExecuteSqlRawAsync(
            "INSERT INTO Settings ([Key], Value) VALUES ('xưa', 'có từ trước'); UPDATE Evidence SET FileName = 'ten-moi.pdf'", Cancellation));
        Assert.Equal(["RowAltered", "RowUnknown"], (await Problems(ward)).Select(problem => problem.Key));

        await Upgraded(ward);

        var entry = await ward.Read(db => db.Audit.AsNoTracking().OrderBy(row => row.Seq).LastAsync(Cancellation));
        var rows = EntryChanges.Read(entry.Changes).Rows;
        Assert.Equal(AuditActions.DatabaseUpgraded, entry.Action);
        Assert.Equal([("Evidence", "bien-ban.pdf", "ten-moi.pdf"), ("Settings", null, "xưa")],
            rows.Select(row => (row.Table, row.Before.GetValueOrDefault("FileName")?.ToString(),
                (row.After.GetValueOrDefault("FileName") ?? row.After["Key"])!.ToString())));
        var (code, said, _) = await Verify(ward);
        Assert.Equal(0, code);
        Assert.Contains($"Bút toán {entry.Seq} ghi nhận 2 dòng theo hiện trạng", said, StringComparison.Ordinal);
        await ward.Read(db => db.Database.ExecuteSqlRawAsync("UPDATE Settings SET Value = 'khác' WHERE [Key] = 'xưa'", Cancellation));
        Assert.Equal("RowAltered", Assert.Single(await Problems(ward)).Key);
    }

    [OnFile("it writes past the program in SQLite's words")]
    [Fact]
    public async Task A_start_on_the_same_version_takes_nothing_over()
    {
        await using var ward = await Lived();
        await ward.Read(db => db.Database.ExecuteSqlRawAsync("UPDATE Evidence SET FileName = 'khac.pdf'", Cancellation));

        await ward.Restart();

        var (code, _, wrong) = await Verify(ward);
        Assert.Equal(1, code);
        Assert.Contains("Tệp minh chứng (Evidence): dòng 1 đã bị sửa: cột FileName trong bút toán", wrong, StringComparison.Ordinal);
        Assert.Contains("là «bien-ban.pdf», trong cơ sở dữ liệu là «khac.pdf».", wrong, StringComparison.Ordinal);
    }
}
