using System.Threading.Channels;
using ActionPlan.Host.Figures;
using Mediator;

namespace ActionPlan.Host.Evaluation;

/// <summary>Tells the background that figures were approved. A word that is lost costs nothing: the next sweep asks the database.</summary>
internal sealed class NewFigures
{
    private readonly Channel<bool> told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Tell() => told.Writer.TryWrite(true);

    public async Task Wait(CancellationToken cancellation) => await told.Reader.ReadAsync(cancellation);
}

/// <summary>Speaks up once the command's transaction is committed.</summary>
internal sealed class NewFiguresBehavior<TMessage, TResponse>(NewFigures news) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : notnull, IMessage
{
    public async ValueTask<TResponse> Handle(TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken)
    {
        var response = await next(message, cancellationToken);
        if (message is IBringsFigures)
        {
            news.Tell();
        }

        return response;
    }
}
