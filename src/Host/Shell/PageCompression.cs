using System.IO.Compression;
using System.Net.Mime;
using Microsoft.AspNetCore.ResponseCompression;

namespace ActionPlan.Host.Shell;

/// <summary>Pages travel compressed where no other site can have made the browser ask for them: only so is it safe beside what is secret in them.</summary>
internal static class PageCompression
{
    public static IServiceCollection AddPageCompression(this IServiceCollection services) => services
        // The fastest way leaves a report at 65 KB; this one takes a few milliseconds more.
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal)
        .AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [MediaTypeNames.Text.Html];
        });

    public static IApplicationBuilder UsePageCompression(this IApplicationBuilder app) => app.UseWhen(IsSafe, branch => branch.UseResponseCompression());

    // Browsers say themselves who asks, and no page can say it for them. Answers to forms, where passwords and keys are shown once, stay as they are.
    private static bool IsSafe(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none";
}
