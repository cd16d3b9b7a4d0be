using Mediator;

namespace ActionPlan.Host.Access.People;

/// <summary>Grants a role, everywhere or in a unit, a module or an area; in force with the person's next request.</summary>
internal sealed record GrantRole(string Id, Grant Grant) : ICommand<PersonChange>, ITransactional, INeeds
{
    public Right Right => Right.ManagePeople;
}

internal sealed class GrantRoleHandler(AppDb db, PlanInForce plans, TimeProvider clock) : ICommandHandler<GrantRole, PersonChange>
{
    public async ValueTask<PersonChange> Handle(GrantRole command, CancellationToken cancellationToken)
    {
        if (await db.Users.SingleOrDefaultAsync(user => user.Id == command.Id, cancellationToken) is not { } account)
        {
            return PersonChange.Unknown;
        }

        if (Problem(command.Grant) is { } problem)
        {
            return PersonChange.Refused(problem, account.Id);
        }

        var (known, unit, module, area, _) = command.Grant;
        var plan = PlanOf(command.Grant);
        var role = known!.Value;
        if (!await db.Grants.AnyAsync(
            row => row.UserId == account.Id && row.Role == role && row.Unit == unit && row.Module == module && row.Area == area && row.PlanId == plan,
            cancellationToken))
        {
            db.Grants.Add(new GrantRow { UserId = account.Id, Role = role, Unit = unit, Module = module, Area = area, PlanId = plan });
        }

        return PersonChange.Done(account);
    }

    // An area is one plan's; the same unit in two plans is the same people's.
    private string? PlanOf(Grant grant) => grant.Plan ?? (grant.Area is null ? null : plans.Current.Id);

    private string? Problem(Grant grant)
    {
        var plan = plans.Current;
        return grant.Role is not { } role || !Enum.IsDefined(role) ? "BadRole"
            : grant.Plan is { } named && named != plan.Id ? "BadPlan"
            : grant.Unit is { } unit && plan.UnitProblem(unit, plan.DayOf(clock.GetUtcNow())) is { } problem ? problem
            : grant.Module is { } module && !plan.Modules.Any(known => known.Id == module) ? "BadModule"
            : grant.Area is { } area && plan.Areas.Find(area) is null ? "BadArea"
            // Who enters and who answers for figures does so for one unit.
            : grant is { Role: Role.DataEntry or Role.UnitHead, Unit: null } ? "RoleNeedsUnit"
            : grant is { Role: Role.ModuleOwner, Module: null } ? "RoleNeedsModule"
            : null;
    }
}
