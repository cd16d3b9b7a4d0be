using System.Security.Claims;
using System.Text.Encodings.Web;
using ActionPlan.Host.Api.Answers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Api.Keys;

/// <summary>
/// <c>Authorization: Bearer ap_…</c>. Read at each request, so that revoking takes effect at once. Below /api nothing else opens anything, and
/// elsewhere a key opens nothing: no browser sends such a header by itself, so that what comes in with it needs no token against forged forms.
/// </summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, AppDb db, AllPlans plans, PlanScope plan, Acting acting,
    TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "ApiKey";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return AuthenticateResult.NoResult();
        }

        var key = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : "";
        var prefix = ApiKey.PrefixOf(key);
        var row = prefix is null ? null
            : await db.ApiKeys.IgnoreQueryFilters([PlanRows.Name]).AsNoTracking().SingleOrDefaultAsync(known => known.Prefix == prefix, Context.RequestAborted);
        if (row is null || !ApiKey.Fits(key, row.KeyHash))
        {
            return Refuse("UnknownKey");
        }

        // A key is one plan's: an address that names none means that one.
        if (plan.Plan.Id != row.PlanId)
        {
            if (plan.IsChosen || plans.Find(row.PlanId) is not { } own)
            {
                return Refuse("OtherPlan");
            }

            plan.Choose(own);
        }

        // Only whoever has the whole key is told what became of it.
        if (row.RevokedAt is not null || row.ExpiresOn < plan.Plan.Current.DayOf(time.GetUtcNow()))
        {
            return Refuse(row.RevokedAt is not null ? "RevokedKey" : "ExpiredKey");
        }

        await KeyUse.Note(db, row, time.GetUtcNow(), Context.RequestAborted);
        acting.Reads(
            new Actor($"{row.Holder} (khóa {row.Prefix})", null, [row.ToGrant()], Context.Connection.RemoteIpAddress?.ToString() ?? "–") { KeyId = row.Id });
        return AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, row.Prefix)], Name)), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Context.Features.Get<ProblemReason>() is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }

    private AuthenticateResult Refuse(string why)
    {
        Context.Features.Set(new ProblemReason(why));
        return AuthenticateResult.Fail(why);
    }
}
