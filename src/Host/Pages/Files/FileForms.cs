using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Files;
using ActionPlan.Host.Shell;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Files;

/// <summary>Evidence files in and out.</summary>
internal static partial class FileForms
{
    /// <summary>The part of a page's address that says what became of a file.</summary>
    public const string Said = "file";

    /// <summary>The part of a page's address that names a reason that was too long and is kept.</summary>
    public const string KeptReason = "fileWhy";

    /// <summary>Under which name a kept form holds the reason for withdrawing a file.</summary>
    public static string WithdrawnFile(long id) => FormattableString.Invariant($"why{id}");

    // Form fields and boundaries come on top of the file; a file somewhat too large still gets an answer that says so.
    private const int LargestRequest = AddEvidence.LargestFile + 4 * 1024 * 1024;

    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/files/{id:long}", Read).Needs(Right.ReadUnit);
        app.MapGet("/files/{id:long}/thumbnail", ReadThumbnail).Needs(Right.ReadUnit);
        app.MapPost("/files", Add).Needs(Right.ReadUnit)
            .WithMetadata(new RequestSizeLimitAttribute(LargestRequest), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = LargestRequest });
        app.MapPost("/files/{id:long}/withdraw", Withdraw).Needs(Right.ReadUnit);
    }

    private static async Task<IResult> Add(
        [FromForm] string? subject, [FromForm] string? back, IFormFile? file, CommandSender commands, Acting acting, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        if (file is not null)
        {
            await file.CopyToAsync(bytes, cancellation);
        }

        var reply = await commands.Send(new AddEvidence(subject, file?.FileName, bytes.ToArray()), acting.Actor, cancellation);
        return Onward.To(LocalAddress.Telling(back, Said, reply.ToString()) + "#files");
    }

    private static async Task<IResult> Withdraw(
        long id, [FromForm] string? back, [FromForm] string? why, CommandSender commands, Acting acting, HeldForms held, CancellationToken cancellation)
    {
        var reason = TypedText.Line(why);
        var reply = await commands.Send(new WithdrawEvidence(id, reason), acting.Actor, cancellation);
        var told = LocalAddress.Telling(back, Said, reply.ToString());
        return Onward.To((reply == EvidenceReply.ReasonTooLong
            ? LocalAddress.Telling(told, KeptReason, await held.Hold(Said, KeptForm.With(reply.ToString(), (WithdrawnFile(id), reason))))
            : told) + "#files");
    }

    private static async Task<IResult> Read(
        long id, HttpContext context, AppDb db, Acting acting, PlanInForce plans, Deployment deployment, ILogger<EvidenceRow> log,
        CancellationToken cancellation)
    {
        if (await Readable(id, db, acting, plans, deployment, log, cancellation) is not { } row)
        {
            return TypedResults.NotFound();
        }

        Confine(context);
        var isPicture = EvidenceType.ByName(row.FileName)?.IsPicture == true;
        return TypedResults.PhysicalFile(PathOf(deployment, row), row.ContentType, isPicture ? null : row.FileName, entityTag: new($"\"{row.Sha256}\""));
    }

    private static async Task<IResult> ReadThumbnail(
        long id, HttpContext context, AppDb db, Acting acting, PlanInForce plans, Deployment deployment, Thumbnails thumbnails, ILogger<EvidenceRow> log,
        CancellationToken cancellation)
    {
        if (await Readable(id, db, acting, plans, deployment, log, cancellation) is not { } row || EvidenceType.ByName(row.FileName)?.IsPicture != true)
        {
            return TypedResults.NotFound();
        }

        Confine(context);
        return await thumbnails.Of(row.Sha256, cancellation) is { } path
            ? TypedResults.PhysicalFile(path, "image/jpeg", entityTag: new($"\"{row.Sha256}\""))
            : Onward.To("/no-thumbnail.svg");
    }

    /// <summary>The file, if whoever asks may read it and it is there.</summary>
    private static async Task<EvidenceRow?> Readable(
        long id, AppDb db, Acting acting, PlanInForce plans, Deployment deployment, ILogger log, CancellationToken cancellation)
    {
        var row = await db.Evidence.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellation);
        if (row is null || (row.WithdrawnAt is not null && !acting.Actor.May(new Demand(Right.ReadAudit, Area: row.Area), plans.Current)))
        {
            return null;
        }

        if (!File.Exists(PathOf(deployment, row)))
        {
            FileIsGone(log, row.Id, PathOf(deployment, row));
            return null;
        }

        return row;
    }

    private static string PathOf(Deployment deployment, EvidenceRow row) => Path.GetFullPath(EvidenceFiles.PathOf(deployment, row.Sha256));

    // Whatever a file holds, it runs nothing here and asks for nothing elsewhere.
    private static void Confine(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'; sandbox; frame-ancestors 'none'";
        context.Response.Headers.CacheControl = "private, no-cache";
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Evidence file {Id} is not at {Path}; verify-audit tells more.")]
    private static partial void FileIsGone(ILogger log, long id, string path);
}
