using ActionPlan.Host.Api.Keys;
using ActionPlan.Host.Pages.Keys;
using ActionPlan.Host.Sheets;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>Which other systems hold keys, and what for; never the keys.</summary>
internal static class KeyExport
{
    public static async Task<IResult> Send([AsParameters] Exporting on, IStringLocalizer<KeyTexts> k, CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        var keys = await on.Db.ApiKeys.AsNoTracking().OrderByDescending(key => key.Id).ToListAsync(cancellation);
        TableColumn[] columns =
        [
            new(k["Holder"], 40), new(k["Key"], 16), new(t["Field.Unit"], 30), new(k["Module"], 20), new(k["Area"], 24), new(k["Scopes"], 40),
            new(k["ExpiresOn"], 14), new(k["RevokedAt"], 18), new(k["LastUsed"], 18),
        ];
        return await on.Send(new TableSheet(k["Title"], on.About(), columns, keys.Select(IReadOnlyList<TableCell> (key) =>
            [
                key.Holder, key.Prefix, plan.UnitName(key.Unit), key.Module is null ? null : plan.ModuleName(key.Module),
                key.Area is null ? null : plan.AreaName(key.Area),
                string.Join('\n', key.ReadScopes().Select(scope => k["Scope." + scope].Value)), key.ExpiresOn, TableCell.Moment(key.RevokedAt, plan.TimeZone),
                TableCell.Moment(key.LastUsedAt, plan.TimeZone),
            ])), cancellation);
    }
}
