namespace ActionPlan.Host.Files;

/// <summary>Looks at a file before the transaction that adds it.</summary>
internal sealed class EvidenceCheck : IPreparation<AddEvidence>
{
    /// <summary>Why it is not taken.</summary>
    public EvidenceReply? Refused { get; private set; }

    public ValueTask Prepare(AddEvidence message, CancellationToken cancellation)
    {
        Refused = Refuse(message);
        return ValueTask.CompletedTask;
    }

    private static EvidenceReply? Refuse(AddEvidence command)
    {
        if (command.Content.Length is 0 or > AddEvidence.LargestFile)
        {
            return command.Content.Length == 0 ? EvidenceReply.Nothing : EvidenceReply.TooLarge;
        }

        if (SafeFileName.Of(command.FileName) is not { } name)
        {
            return EvidenceReply.NameRefused;
        }

        var type = EvidenceType.ByName(name);
        return type is null ? EvidenceReply.TypeRefused : type.Is(command.Content) ? null : EvidenceReply.OtherContent;
    }
}
