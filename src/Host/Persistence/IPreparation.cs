namespace ActionPlan.Host.Persistence;

/// <summary>
/// What a command needs that takes long or reads other people's files. It is done when its sender's rights have been asked and before its
/// transaction begins: nobody waits for a lock while a document is read.
/// </summary>
internal interface IPreparation<in TMessage>
{
    ValueTask Prepare(TMessage message, CancellationToken cancellation);
}
