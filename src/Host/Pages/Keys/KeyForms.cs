using ActionPlan.Host.Access;
using ActionPlan.Host.Api.Keys;
using ActionPlan.Host.Commands;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Keys;

/// <summary>The forms of the page on keys; each sends one command.</summary>
internal static class KeyForms
{
    public static void MapKeys(this IEndpointRouteBuilder app)
    {
        var keys = app.MapGroup("/admin/keys").Needs(Right.ManageApiKeys);
        keys.MapPost("/new", Create);
        keys.MapPost("/{id:long}/revoke", Revoke);
    }

    private static async Task<IResult> Create([FromForm] IFormCollection form, CommandSender commands, Acting acting, HttpContext context)
    {
        Scope[] scopes = [.. form["scopes"].OfType<string>().Select(Scopes.Of).OfType<Scope>()];
        var change = await commands.Send(
            new CreateApiKey(form["holder"], form.Chosen("unit"), scopes, form.Day("expiresOn"), form.Chosen("module"), form.Chosen("area")), acting.Actor);
        if (change.Problem is { } problem)
        {
            // With what was typed, so that nothing is typed twice.
            string[] fields = ["holder", "unit", "module", "area", "expiresOn"];
            var typed = fields.Select(field => (field, form[field].ToString())).Append(("scopes", string.Join(' ', form["scopes"].ToArray())));
            return Onward.To("/admin/keys"
                + QueryString.Create(typed.Append(("refused", problem)).Where(part => part.Item2.Length > 0)
                    .Select(part => KeyValuePair.Create(part.Item1, (string?)part.Item2))));
        }

        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<NewKeyPage>(new { Secret = change.Secret!, Id = change.Id!.Value });
    }

    private static async Task<RedirectHttpResult> Revoke(long id, [FromForm] IFormCollection form, CommandSender commands, Acting acting)
    {
        var change = await commands.Send(new RevokeApiKey(id), acting.Actor);
        return Onward.To("/admin/keys?" + (change.Problem is { } problem ? "refused=" + problem : "revoked=1"));
    }
}
