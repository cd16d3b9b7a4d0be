using System.Reflection;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Tests.Database;

namespace ActionPlan.Host.Tests.Audit;

/// <summary>Every table of the program, whatever is added: what is done to it past the program is found.</summary>
[OnFile("it writes past the program in SQLite's words")]
public sealed class EveryTableTests(FilledTables filled) : IClassFixture<FilledTables>
{
    /// <summary>Why what is done to it is not found.</summary>
    private static readonly Dictionary<string, string> Exempt = new(StringComparer.Ordinal)
    {
        ["Sessions"] = "Signing in and out and ending sessions have entries of their own; a row opens nothing without its cookie.",
        ["SignInTries"] = "A failed sign-in has an entry of its own.",
        ["KeptForms"] = "What was typed and not saved: nothing of it counts, and in some hours it is gone.",
        ["ProtectionKeys"] = "Keys of the program itself, made anew every three months; nobody's work.",
        ["Notices"] = "What a unit was last told follows from its messages, which are compared.",
    };

    public static TheoryData<string> Tables
    {
        get
        {
            using var db = new DesignTimeSqlite().CreateDbContext([]);
            return [.. FilledTables.Of(db).Select(entity => entity.GetTableName()!).Except(Exempt.Keys)];
        }
    }

    [Fact]
    public async Task Rows_that_were_saved_by_the_program_are_as_the_trail_says()
    {
        // Made-up rows of these have no file, and no plan to read.
        string[] files = ["PlanAltered", "FileMissing", "ReportAltered", "CopyMissing"];

        Assert.Empty((await filled.Untouched()).Select(problem => problem.Key).Except(files, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_row_that_was_inserted_past_the_program_is_named(string table) => Named(table, await filled.After(FilledTables.Insert, table));

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_row_that_was_deleted_past_the_program_is_named(string table) => Named(table, await filled.After(FilledTables.Delete, table));

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Each_column_that_was_overwritten_past_the_program_is_named(string table)
    {
        using var db = new DesignTimeSqlite().CreateDbContext([]);
        var entity = FilledTables.Of(db).Single(known => known.GetTableName() == table);
        var expected = FilledTables.Overwritten(db, table).Where(column => entity.IsAudited() && entity.FindProperty(column)?.IsProved() != false).ToList();

        var found = await filled.After(FilledTables.Update, table);

        if (expected.Count > 0 || !entity.IsAudited())
        {
            Named(table, found);
        }

        Assert.Equal(expected.Order(StringComparer.Ordinal),
            found.Where(problem => problem.Key == "RowAltered").Select(problem => (string)problem.Values[2]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_not_compared_says_why()
    {
        var reasons = RowTypes.All.SelectMany(row => row.GetProperties().Cast<MemberInfo>().Append(row))
            .SelectMany(marked => marked.GetCustomAttributes<ProvedElsewhereAttribute>().Select(mark => mark.Why)
                .Concat(marked.GetCustomAttributes<NotAuditedAttribute>().Select(mark => mark.Why))).ToList();

        Assert.NotEmpty(reasons);
        Assert.All(reasons.Concat(Exempt.Values), reason => Assert.False(string.IsNullOrWhiteSpace(reason)));
    }

    private static void Named(string table, IReadOnlyList<AuditProblem> found)
    {
        bool Names(AuditProblem problem) => Kinds.GetValueOrDefault(problem.Key, problem.Values[0].ToString()!).Contains(table, StringComparison.Ordinal);

        Assert.NotEmpty(found);
        // What an entry told is in no entry when that one is not what it was.
        Assert.DoesNotContain(found, problem => !Names(problem) && (table != "AuditTrail" || problem.Key != "RowUnknown"));
    }

    /// <summary>What is named by its kind rather than by its table.</summary>
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["FigureUnknown"] = "Figures", ["FigureAltered"] = "Figures", ["FigureGone"] = "Figures", ["FiguresAltered"] = "Figures",
        ["RunUnknown"] = "Runs", ["RunGone"] = "Runs", ["RunAltered"] = "Runs Verdicts Failures Findings", ["PlanAltered"] = "PlanVersions",
        ["FileUnknown"] = "Evidence", ["FileAltered"] = "Evidence", ["FileMissing"] = "Evidence", ["FileGone"] = "Evidence",
        ["ReportUnknown"] = "Reports", ["ReportAltered"] = "Reports", ["ReportMissing"] = "Reports", ["CopyMissing"] = "ReportEvents",
        ["Gap"] = "AuditTrail", ["Gaps"] = "AuditTrail", ["Broken"] = "AuditTrail", ["Altered"] = "AuditTrail", ["UnknownForm"] = "AuditTrail",
        ["Unreadable"] = "AuditTrail",
        ["WordsAltered"] = "AuditTrail AuditWords",
    };
}
