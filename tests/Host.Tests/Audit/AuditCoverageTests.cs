using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.ModuleKit;
using Mediator;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ActionPlan.Host.Tests.Audit;

/// <summary>What the trail must know of whatever is added: found in the program itself, so that nothing is forgotten.</summary>
public sealed partial class AuditCoverageTests
{
    private static readonly ResourceManager Texts = new(typeof(AuditTexts));

    /// <summary>Commands that are not saved by the pipeline, and who writes their entry.</summary>
    private static readonly Dictionary<string, string> OwnTransactions = new(StringComparer.Ordinal)
    {
        ["EvaluateQuarter"] = "Several short transactions; the last one completes the run and holds its entry.",
    };

    /// <summary>Files that write past the pipeline, and why the trail still holds all that matters.</summary>
    private static readonly Dictionary<string, string> PastThePipeline = new(StringComparer.Ordinal)
    {
        ["Commands/TransactionBehavior.cs"] = "The pipeline.",
        ["Persistence/AppDb.cs"] = "Has it recorded.",
        ["Audit/Recording.cs"] = "Records what is saved.",
        ["Access/SignIn/FirstAdministrator.cs"] = "Writes its own entry.",
        ["Access/SignIn/CodesOnce.cs"] = "When a code was last taken: signing in with it has an entry of its own.",
        ["Access/SignIn/AccountStore.cs"] = "Sessions that end with a change of the account, which has its entry.",
        ["Access/SignIn/Sessions/OpenSessions.cs"] = "Signing in and out and ending sessions have entries of their own.",
        ["Access/SignIn/Tries/Unlocking.cs"] = "Forgets wrong tries, each of which had an entry of its own.",
        ["Access/SignIn/Tries/SignInTries.cs"] = "A failed sign-in has an entry of its own.",
        ["Persistence/Keeping/FormKeeping.cs"] = "What was typed and not saved.",
        ["Persistence/Keeping/StoredKeys.cs"] = "Keys of the program itself.",
        ["Persistence/SqliteDb.cs"] = "Begins and ends a transaction around what others write.",
        ["Access/SignIn/SampleAccounts.cs"] = "Writes its own entry.",
        ["Persistence/BulkInsert.cs"] = "What others insert with.",
        ["Backups/Moving/DataMove.cs"] = "Fills an empty database with what another holds, its trail included.",
        ["Persistence/DatabaseStart.cs"] = "Brings the database to this version.",
        ["Persistence/SqlServerDb.cs"] = "Takes locks.",
        ["Samples/SampleSeed.cs"] = "Makes one file of the sample's database.",
        ["Audit/AuditTrail.cs"] = "The trail.",
        ["Api/Keys/KeyUse.cs"] = "When a key was last used, as when somebody last signed in.",
        ["Calendars/CalendarReader.cs"] = "When a calendar was last fetched, as when somebody last signed in.",
        ["Evaluation/EvaluateQuarter.cs"] = "Writes its own entry.",
        ["Evaluation/RunJudging.cs"] = "Verdicts: the run's entry holds their digest.",
        ["Evaluation/UnfinishedRuns.cs"] = "A run that never was completed, and that nobody saw.",
        ["Alerts/ChangedAlerts.cs"] = "Tells the recording what each row was and became.",
        ["Alerts/AddedEvents.cs"] = "Tells the recording what it added.",
        ["Alerts/OpenedAlerts.cs"] = "Tells the recording what it added.",
        ["Alerts/PreparedCompletion.cs"] = "Tells the recording what it added.",
        ["Alerts/Told.cs"] = "What a unit was last told follows from its messages, which are in the trail.",
        ["Figures/Entry/DraftSaving.cs"] = "Saves within the commands that take drafts, to know the rows' ids.",
        ["Figures/RecordFigures.cs"] = "Tells the recording from where on figures are new.",
        ["Reports/Writing/NewDraft.cs"] = "Saves within the commands that draft reports, to know the report's id.",
        ["Registers/Recount.cs"] = "Writes its own entry.",
        ["Plans/GivenUp.cs"] = "Writes its own entry.",
        ["Mail/Readdressing.cs"] = "Writes its own entry.",
        ["Mail/Composing.cs"] = "Writes its own entry.",
        ["Mail/OutboxSending.cs"] = "Attempts to send a message that is in the trail.",
        ["Plans/Publishing.cs"] = "Writes its own entry.",
        ["Registers/RowSaving.cs"] = "Saves within the commands that change rows, to know the rows' ids.",
        ["Due/Installation.cs"] = "When the system was first started; the trail's first entry says so too.",
        ["Scheduling/ApprovalSweep.cs"] = "Writes its own entry.",
        ["Scheduling/BackupNotice.cs"] = "Writes its own entry.",
        ["Files/SharedFolder.cs"] = "Writes its own entry.",
        ["Scheduling/EscalationSweep.cs"] = "Writes its own entry.",
        ["Scheduling/ReminderSweep.cs"] = "Writes its own entry.",
    };

    public static TheoryData<string> Commands =>
        [.. typeof(AppDb).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IBaseCommand)))
            .Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_is_saved_by_the_pipeline_or_says_who_writes_its_entry(string command)
    {
        var type = typeof(AppDb).Assembly.GetTypes().Single(known => known.Name == command && known.IsAssignableTo(typeof(IBaseCommand)));

        Assert.True(type.IsAssignableTo(typeof(ITransactional)) || OwnTransactions.ContainsKey(command), command);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_that_carries_a_reason_gives_it_to_the_trail(string command)
    {
        var type = typeof(AppDb).Assembly.GetTypes().Single(known => known.Name == command && known.IsAssignableTo(typeof(IBaseCommand)));

        Assert.True(type.GetProperty("Reason")?.PropertyType != typeof(string) || type.IsAssignableTo(typeof(IReasoned)), command);
    }

    [Fact]
    public void Readers_see_words_of_their_own_for_every_action_and_table()
    {
        using var db = new DesignTimeSqlite().CreateDbContext([]);
        var needed = Commands.Select(row => "Action." + row.Data).Concat(AuditActions.All.Select(action => "Action." + action))
            .Concat(Hosts(db).Select(entity => "Table." + entity.GetTableName()));

        Assert.Empty(needed.Except(Keys("vi"), StringComparer.Ordinal));
        Assert.Empty(Keys("vi").Except(Keys("en"), StringComparer.Ordinal));
        Assert.Empty(Keys("en").Except(Keys("vi"), StringComparer.Ordinal));
    }

    [Fact]
    public void Readers_see_words_of_their_own_for_every_column_and_for_every_value_that_is_one_of_few()
    {
        using var db = new DesignTimeSqlite().CreateDbContext([]);
        var columns = Hosts(db).SelectMany(entity => entity.GetProperties()
            .Where(property => property.IsAudited()).Select(property => (Name: property.Name, property.ClrType))
            .Concat(entity.GetComplexProperties()
                .SelectMany(part => part.ComplexType.GetProperties().Select(property => (Name: $"{part.Name}.{property.Name}", property.ClrType))))).ToList();
        var needed = columns.Select(column => "Column." + column.Name)
            .Concat(columns.Select(column => Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType)
            .Where(type => type.IsEnum).SelectMany(Enum.GetNames).Select(value => "Value." + value));

        needed = needed.Concat(typeof(ModuleKit.Entry).GetProperties().Select(property => "Column." + property.Name));

        // The heading above says it.
        Assert.Empty(needed.Except(Keys("vi"), StringComparer.Ordinal).Except(["Column.Id"], StringComparer.Ordinal));
    }

    [Fact]
    public void A_register_has_words_of_its_own_for_each_of_its_columns()
    {
        using var db = new DesignTimeSqlite().CreateDbContext([]);
        var ofAll = typeof(ModuleKit.Entry).GetProperties().Select(property => property.Name);
        var wordless =
            from entity in db.Model.GetEntityTypes()
            where entity.ClrType.IsAssignableTo(typeof(ModuleKit.Entry))
            from column in entity.GetProperties().Select(property => property.Name).Except(ofAll)
            where RegisterWords.Column(entity.GetTableName()!, column, CultureInfo.GetCultureInfo("vi")) is not { } word
                || word.EndsWith('.' + column, StringComparison.OrdinalIgnoreCase)
            select $"{entity.GetTableName()}.{column}";

        Assert.Empty(wordless);
    }

    [Fact]
    public void What_is_left_out_is_known_by_name()
    {
        using var db = new DesignTimeSqlite().CreateDbContext([]);
        var left = db.Model.GetEntityTypes().Where(entity => !entity.IsAudited()).Select(entity => entity.GetTableName()!);

        Assert.Equal(["AuditTrail", "AuditWords", "Failures", "Figures", "Findings", "KeptForms", "Notices", "ProtectionKeys", "Sessions", "SignInTries",
            "Verdicts"], left.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_named_like_a_secret_is_one()
    {
        using var db = new DesignTimeSqlite().CreateDbContext([]);
        // Not secrets: digests of public things, and names of settings.
        string[] harmless = ["Settings.Key", "Outbox.DedupeKey", "Users.MustChangePassword", "Alleys.IsKeyWork"];
        var named = db.Model.GetEntityTypes().Where(entity => entity.IsAudited())
            .SelectMany(entity => entity.GetProperties(), (entity, property) => (entity, property))
            .Where(pair => SecretName().IsMatch(pair.property.Name) && pair.property.IsAudited() && !pair.property.IsSecret())
            .Select(pair => $"{pair.entity.GetTableName()}.{pair.property.Name}");

        Assert.Empty(named.Except(harmless, StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_written_past_the_pipeline_without_a_reason()
    {
        var source = Path.Combine(Folders.Root, "src", "Host");
        var handlers = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains("Migrations", StringComparison.Ordinal))
            .Select(file => (Name: Path.GetRelativePath(source, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(file => Writing().IsMatch(file.Text) && !(file.Text.Contains("ITransactional", StringComparison.Ordinal) && !Bulk().IsMatch(file.Text)))
            .Select(file => file.Name);

        Assert.Empty(handlers.Except(PastThePipeline.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_row_that_is_saved_several_times_in_a_transaction_is_told_once_with_what_it_was_and_is()
    {
        await using var ward = await Ward.Open();
        var changes = await ward.Read(async db =>
        {
            db.Add(new SettingRow { Key = "a", Value = "1" });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            var row = await db.Settings.SingleAsync(setting => setting.Key == "a", TestContext.Current.CancellationToken);
            _ = db.Recording.Take();
            foreach (var value in (string[])["2", "3"])
            {
                row.Value = value;
                await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            }

            return db.Recording.Take();
        });

        var change = Assert.Single(changes.Rows);
        Assert.Equal(("Settings", "a", ChangeKind.Changed, "1", "3"), (change.Table, change.Key, change.Kind, change.Before["Value"], change.After["Value"]));
    }

    // A module says its register's words itself; what every row of a register holds is the host's to say.
    private static IEnumerable<IEntityType> Hosts(AppDb db) =>
        db.Model.GetEntityTypes().Where(entity => entity.IsAudited() && !entity.ClrType.IsAssignableTo(typeof(ModuleKit.Entry)));

    private static IEnumerable<string> Keys(string culture) =>
        Texts.GetResourceSet(culture == "vi" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key);

    [GeneratedRegex("Password|Secret|Stamp$|Token|ApiKey|KeyHash|Key$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"SaveChanges(Async)?\(|Execute(Update|Delete)(Async)?\(|ExecuteSql|BulkCopy|[dD]b\.Insert\(", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Writing();

    [GeneratedRegex(@"Execute(Update|Delete)(Async)?\(|[dD]b\.Insert\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bulk();
}
