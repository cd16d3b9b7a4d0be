namespace ActionPlan.Host.Audit;

/// <summary>Rows written many at once: their entry holds their range, count and digest.</summary>
internal interface IToldByRange
{
    long Seq { get; }

    TellRange Telling { get; }
}

/// <summary>Reads back what was appended from a sequence number on: what the trail seals is what the database holds.</summary>
internal delegate Task<ToldRange> TellRange(AppDb db, long from, CancellationToken cancellation);

/// <param name="Seal">What the entry holds of it.</param>
/// <param name="Words">What it is about, for the search.</param>
/// <param name="Areas">All areas that it is about, however many: who may read of it hangs on them.</param>
internal sealed record ToldRange(FigureSeal Seal, IReadOnlyCollection<string> Words, IReadOnlyCollection<string> Areas);
