namespace ActionPlan.Host.Audit;

/// <summary>A command that carries why it is done; the trail keeps it.</summary>
internal interface IReasoned
{
    string Reason { get; }
}
