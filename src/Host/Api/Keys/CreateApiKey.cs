using ActionPlan.Host.Access.People;
using Mediator;

namespace ActionPlan.Host.Api.Keys;

/// <summary>Gives another system a key to a unit.</summary>
/// <param name="Holder">Which system, and who answers for it there.</param>
/// <param name="Unit">The unit whose figures it sends and whose drafts it sees.</param>
/// <param name="Scopes">What it is good for.</param>
/// <param name="ExpiresOn">Its last day.</param>
/// <param name="Module">The only module whose figures it sends; null for all.</param>
/// <param name="Area">The only area that it sends and reads, with those below it; null for all.</param>
internal sealed record CreateApiKey(string? Holder, string? Unit, IReadOnlyList<Scope> Scopes, DateOnly? ExpiresOn, string? Module = null, string? Area = null)
    : ICommand<ApiKeyChange>, ITransactional, INeeds
{
    /// <summary>A key that nobody remembers is renewed or gone after two years.</summary>
    public const int MostYears = 2;

    public Right Right => Right.ManageApiKeys;
}

/// <summary>How it ended.</summary>
/// <param name="Problem">The key of what is wrong; null when it was done.</param>
/// <param name="Id">The key's row.</param>
/// <param name="Secret">The key itself, to be shown once.</param>
internal sealed record ApiKeyChange(string? Problem, long? Id = null, string? Secret = null);

internal sealed class CreateApiKeyHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time) : ICommandHandler<CreateApiKey, ApiKeyChange>
{
    public async ValueTask<ApiKeyChange> Handle(CreateApiKey command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (Problem(command, plans.Current, plans.Current.DayOf(now)) is { } problem)
        {
            return new ApiKeyChange(problem);
        }

        var key = ApiKey.New();
        var row = new ApiKeyRow
        {
            PlanId = plans.Current.Id, Prefix = key.Prefix, KeyHash = ApiKey.HashOf(key.Text), Holder = TypedText.Line(command.Holder), Unit = command.Unit!,
            Module = command.Module, Area = command.Area,
            Scopes = string.Join(' ', command.Scopes.Distinct().Order().Select(scope => scope.Code())),
            ExpiresOn = command.ExpiresOn!.Value, CreatedAt = now, CreatedBy = acting.Actor.Name,
        };
        db.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return new ApiKeyChange(null, row.Id, key.Text);
    }

    private static string? Problem(CreateApiKey command, Plan plan, DateOnly today) => command switch
    {
        { Holder: var holder } when TypedText.Line(holder).Length is 0 or > ApiKeyRow.LongestHolder => "NoHolder",
        { Unit: var unit } when unit is null || plan.UnitProblem(unit, today) is not null => "BadUnit",
        { Scopes: { Count: 0 } } => "NoScope",
        { Module: { } module } when !plan.Modules.Any(known => known.Id == module) => "BadModule",
        { Area: { } area } when plan.Areas.Find(area) is null => "BadArea",
        { ExpiresOn: var day } when day is null || day < today || day > today.AddYears(CreateApiKey.MostYears) => "BadDay",
        _ => null,
    };
}
