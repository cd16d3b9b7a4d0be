using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ActionPlan.Host.Persistence;

/// <summary>SQLite cannot order or compare points in time; numbers it can.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
