namespace ActionPlan.Host.Audit;

/// <summary>Rows that leave as a file: who took which list, and how it was filtered.</summary>
internal static class ExportEntries
{
    public static RouteGroupBuilder TellsWhoTakesWhat(this RouteGroupBuilder exports) => exports.AddEndpointFilter(Tell);

    private static async ValueTask<object?> Tell(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var request = call.HttpContext.Request;
        var services = call.HttpContext.RequestServices;
        var facts = new Dictionary<string, string?>(StringComparer.Ordinal) { ["what"] = request.Path,
            ["filter"] = request.QueryString is { HasValue: true, Value: var asked } ? asked : null };
        await services.GetRequiredService<AuditTrail>()
            .Write(services.GetRequiredService<Acting>().Actor, AuditActions.Exported, facts, call.HttpContext.RequestAborted);
        return await next(call);
    }
}
