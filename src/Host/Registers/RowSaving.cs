using System.Text.Json;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

/// <summary>What became of rows that somebody entered or changed.</summary>
/// <param name="Outcome">Done, or why nothing was done.</param>
/// <param name="RowId">The row, or the one that stands in the way.</param>
/// <param name="Problems">What is wrong with the cells.</param>
/// <param name="Locked">The locked quarter whose count would have changed.</param>
internal sealed record RowSaved(RowOutcome Outcome, long? RowId, IReadOnlyList<RowProblem> Problems, Period? Locked)
{
    /// <summary>Whether the rows are as they were asked to be.</summary>
    public bool IsDone => Problems.Count == 0 && Locked is null
        && Outcome is not (RowOutcome.ChangedMeanwhile or RowOutcome.AlreadyThere or RowOutcome.AlikeThere or RowOutcome.NotThere);

    /// <summary>Of a row alike to one sent with it: which one that is, from 0. Otherwise it is alike to one that stands (<see cref="RowId"/>).</summary>
    public int? AlikeTo { get; init; }

    /// <summary>What the row alike to it says.</summary>
    public string? AlikeText { get; init; }

    /// <summary>The plan in whose register the row stands that is in the way, where it is one that this plan continues; null: this plan's.</summary>
    public string? InPlan { get; init; }

    /// <summary>Whether nothing in the term counts it, because of when it is dated.</summary>
    public bool IsOutsideTerm { get; init; }

    public static RowSaved Of(RowOutcome outcome, long? row = null) => new(outcome, row, [], null);

    public static RowSaved Wrong(IReadOnlyList<RowProblem> problems) => new(RowOutcome.Unchanged, null, problems, null);
}

/// <summary>What would become of a change if it were carried out now.</summary>
/// <param name="Became">Done, or what stands in its way.</param>
/// <param name="Cells">The row as it would be, written as in a file; null if there is none.</param>
internal sealed record TriedRow(RowSaved Became, IReadOnlyDictionary<string, string>? Cells);

/// <summary>Carries changes of a register's rows: applied, held against the locked periods, saved, and kept in the rows' history.</summary>
internal sealed class RowSaving(AppDb db, PlanInForce plans, Acting acting, TimeProvider time)
{
    /// <summary>All or none.</summary>
    /// <returns>What became of the last one, or what stood in the way.</returns>
    public async Task<RowSaved> Save(KnownRegister register, IReadOnlyList<IChange> changes, string? reason, CancellationToken cancellation)
    {
        var saved = await SaveAll(register, changes, reason, cancellation);
        return saved.FirstOrDefault(row => !row.IsDone) ?? (saved is [.., var last] ? last : RowSaved.Of(RowOutcome.Unchanged));
    }

    /// <summary>All or none.</summary>
    /// <returns>What became of each, in their order.</returns>
    public async Task<IReadOnlyList<RowSaved>> SaveAll(KnownRegister register, IReadOnlyList<IChange> changes, string? reason, CancellationToken cancellation)
    {
        var entered = new Entered(acting.Actor.Name, time.GetUtcNow());
        var applied = await Apply(register, changes, entered, cancellation);
        if (applied.Any(one => !one.Became.IsDone))
        {
            db.ForgetChanges();
            return [.. applied.Select(one => one.Became)];
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException error) when (error.IsConflict())
        {
            db.ForgetChanges();
            return [.. applied.Select(one => RowSaved.Of(RowOutcome.ChangedMeanwhile, one.Became.RowId))];
        }

        db.AddRange(applied.Where(one => one.Became.Outcome != RowOutcome.Unchanged)
            .Select(one => Event(register, one.Entry!, one.Became.Outcome, entered, reason)));
        return [.. applied.Select(one => one.Became with { RowId = one.Entry?.Id })];
    }

    /// <summary>What saving the changes would come to; nothing is saved.</summary>
    public async Task<IReadOnlyList<TriedRow>> Try(KnownRegister register, IReadOnlyList<IChange> changes, CancellationToken cancellation)
    {
        var applied = await Apply(register, changes, new Entered(acting.Actor.Name, time.GetUtcNow()), cancellation);
        var tried = applied.Select(one => new TriedRow(one.Became, one.Entry is { } row ? register.Register.Cells(row) : null)).ToList();
        db.ForgetChanges();
        return tried;
    }

    private async Task<IReadOnlyList<(RowSaved Became, Entry? Entry)>> Apply(
        KnownRegister register, IReadOnlyList<IChange> changes, Entered entered, CancellationToken cancellation)
    {
        var locked = await new LockedCountsReading(db).Load(plans.Current, register, cancellation);
        var outside = new OutsideTerm(plans.Current, register);
        await CarriedRows.HoldAgainst(db, plans.Current, register.Register, cancellation);
        var applied = new List<(RowSaved Became, Entry? Entry)>(changes.Count);
        foreach (var change in changes)
        {
            var changed = await change.Apply(db, entered, cancellation);
            var became = RowSaved.Of(changed.Outcome, changed.Entry?.Id is > 0 and var id ? id : null) with
            {
                InPlan = changed is { IsRefused: true, Entry.PlanId: { Length: > 0 } owner } && owner != plans.Current.Id ? owner : null,
            };
            became = changed switch
            {
                { Outcome: RowOutcome.AlikeThere, Entry: { } alike } => became with
                {
                    AlikeTo = alike.Id == 0 ? applied.FindIndex(one => ReferenceEquals(one.Entry, alike) && one.Became.IsDone) : null,
                    AlikeText = register.Register.Row(alike).Text,
                },
                { IsRefused: true } => became,
                _ when Lock(locked, changed) is { } quarter => became with { Outcome = RowOutcome.Unchanged, Locked = quarter },
                { Outcome: RowOutcome.Entered or RowOutcome.Changed, Entry: { } entry } => became with { IsOutsideTerm = outside.Holds(entry) },
                _ => became,
            };
            applied.Add((became, changed.Entry));
        }

        return applied;
    }

    /// <summary>The locked quarter whose count the change would make another.</summary>
    private Period? Lock(LockedCounts locked, RowChange changed) =>
        changed.Outcome == RowOutcome.Unchanged ? null
        : locked.ChangedBy(changed.Outcome == RowOutcome.Entered ? null : (Entry)db.Entry(changed.Entry!).OriginalValues.ToObject(), changed.Entry!);

    private static RegisterEventRow Event(KnownRegister register, Entry row, RowOutcome what, Entered entered, string? reason) => new()
    {
        PlanId = row.PlanId,
        Register = register.Register.Id,
        RowId = row.Id,
        Area = row.Area,
        Outcome = what,
        Version = row.Version,
        By = entered.By,
        At = entered.At,
        Reason = TypedText.Line(reason) is { Length: > 0 } why ? why : null,
        Facts = JsonSerializer.Serialize(register.Register.Cells(row), RowHistory.Json),
    };
}
