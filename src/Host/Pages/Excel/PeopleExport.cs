using ActionPlan.Host.Access.People;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Pages.People;
using ActionPlan.Host.Sheets;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>Who has which roles, and where.</summary>
internal static class PeopleExport
{
    public static async Task<IResult> Send(
        [AsParameters] Exporting on, IStringLocalizer<AccessTexts> a, IStringLocalizer<PeopleTexts> p, string? q, string? unit, string? role, string? state,
        CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        var (lines, _) = await new PersonLines(on.Db).Read(new PeopleFilter(q, unit, role, state), cancellation);
        TableColumn[] columns =
        [
            new(a["Account.Name"], 30), new(a["SignIn.Name"], 20), new(p["People.Email"], 30), new(t["Field.Unit"], 30), new(a["Account.Roles"], 50),
            new(p["People.State"], 18), new(p["People.LastSignIn"], 18),
        ];
        return await on.Send(new TableSheet(
            p["People.Title"], on.About(q, string.IsNullOrEmpty(unit) ? null : plan.UnitName(unit)), columns,
            lines.Select(IReadOnlyList<TableCell> (line) =>
            [
                line.Account.DisplayName, line.Account.UserName, line.Account.Email, plan.UnitName(line.Account.Unit),
                string.Join('\n', line.Grants
                    .Select(grant => a["Role." + grant.Role]
                        + (plan.Bounds(grant.Unit, grant.Module, grant.Area) is { Length: > 0 } bounds ? " – " + bounds : ""))),
                p[line.Account.DeactivatedAt is null ? "State.on" : "State.off"].Value, TableCell.Moment(line.Account.LastSignInAt, plan.TimeZone),
            ])), cancellation);
    }
}
