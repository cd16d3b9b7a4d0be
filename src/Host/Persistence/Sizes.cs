namespace ActionPlan.Host.Persistence;

/// <summary>Lengths of key columns: SQL Server indexes at most 1,700 bytes a row.</summary>
internal static class Sizes
{
    public const int Id = 100;
    public const int Word = 40;
    public const int Sha256 = 64;
    public const int Person = 200;
}
