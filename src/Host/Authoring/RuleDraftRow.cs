using System.ComponentModel.DataAnnotations.Schema;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;

namespace ActionPlan.Host.Authoring;

/// <summary>Where a draft stands.</summary>
internal enum RuleDraftState
{
    /// <summary>Its owner writes on it.</summary>
    Draft,

    /// <summary>It waits for somebody else's word.</summary>
    Proposed,

    Published,

    /// <summary>Its owner gave it up.</summary>
    Dropped,
}

/// <summary>A module's rule file as somebody would have it: nobody is judged by it until it is published.</summary>
[Table("RuleDrafts")]
[Index(nameof(PlanId), nameof(Module), nameof(OwnerId))]
internal sealed class RuleDraftRow : IOfPlan
{
    /// <summary>What stands for the module where the folder's own change is proposed; the text is its version. No module can be called so.</summary>
    public const string OfFolder = "*";

    public const int LongestText = 500_000;
    public const int LongestReason = 1000;

    [Key]
    public long Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Module { get; init; }

    [MaxLength(Sizes.Id)]
    public required string OwnerId { get; init; }

    [MaxLength(Sizes.Person)]
    public required string Owner { get; init; }

    /// <summary>The version whose file it changes.</summary>
    [MaxLength(Sizes.Sha256)]
    public required string Base { get; set; }

    [NotAudited("Nobody is judged by it, and its digest is in the trail: whoever publishes it is refused where the two differ. What is published is a version.")]
    public required string Text { get; set; }

    /// <summary>The text's, as it was last saved.</summary>
    [MaxLength(Sizes.Sha256)]
    public required string Sha256 { get; set; }

    /// <summary>The tests that it adds and takes away (see <see cref="Testing.TestChanges"/>); null for none.</summary>
    public string? Tests { get; set; }

    public required DateTimeOffset SavedAt { get; set; }

    public required RuleDraftState State { get; set; }

    public string? Reason { get; set; }

    /// <summary>The deciding document's number and date.</summary>
    [MaxLength(Sizes.Person)]
    public string? Document { get; set; }

    /// <summary>The first quarter that it would judge; null for the one after the newest that was judged.</summary>
    public Period? From { get; set; }

    public DateTimeOffset? ProposedAt { get; set; }

    [MaxLength(Sizes.Person)]
    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>What was said when it was decided.</summary>
    public string? Remark { get; set; }

    /// <summary>The version that it became.</summary>
    [MaxLength(Sizes.Sha256)]
    public string? Version { get; set; }

    /// <summary>Whether the text is what was saved through the program.</summary>
    public bool IsWhole => Sha256 == DigestOf(Text);

    /// <summary>By which whoever proposes or decides says what he has looked at.</summary>
    public string Seen => Tests is null ? Sha256 : DigestOf(Sha256 + Tests);

    public void Propose(string reason, string document, Period? from, DateTimeOffset now)
    {
        var named = TypedText.Line(document);
        (State, Reason, Document, From, ProposedAt) = (RuleDraftState.Proposed, TypedText.Line(reason), named.Length == 0 ? null : named, from, now);
        (DecidedBy, DecidedAt, Remark) = (null, null, null);
    }

    /// <summary>Back to its owner, who writes on it; a folder is not written on here.</summary>
    public void Return() => State = Module == OfFolder ? RuleDraftState.Dropped : RuleDraftState.Draft;

    /// <summary>The digest by which a text that changes this file knows it again.</summary>
    public static string DigestOf(PlanText file) => DigestOf(RuleFiles.TextOf(file).ReplaceLineEndings("\n"));

    public static RuleDraftRow Begun(Plan plan, string module, Actor owner, string text) => new()
    {
        PlanId = plan.Id, Module = module, OwnerId = owner.UserId!, Owner = owner.Name, Base = plan.Version, Text = text, Sha256 = DigestOf(text),
        SavedAt = default, State = RuleDraftState.Draft,
    };

    /// <summary>Which version a proposal of the folder is about: its change, or, where it has none, what is in force.</summary>
    public static string VersionOfFolder(PlanInForce plans) => (plans.Waiting?.Plan ?? plans.Current).Version;

    public static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

internal static class AuthoringTables
{
    extension(AppDb db)
    {
        public DbSet<RuleDraftRow> RuleDrafts => db.Set<RuleDraftRow>();

        /// <summary>Those that are written on or wait.</summary>
        public IQueryable<RuleDraftRow> OpenDrafts(string plan, string module) =>
            db.RuleDrafts
                .Where(row => row.PlanId == plan && row.Module == module && (row.State == RuleDraftState.Draft || row.State == RuleDraftState.Proposed));
    }
}
