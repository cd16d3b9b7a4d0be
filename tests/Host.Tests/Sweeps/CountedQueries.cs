using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>
/// What each request that wants it counted asks of the database; what sweeps ask meanwhile is nobody's. It is answered later than it asked, as by a server:
/// a page that draws what it has not read yet, or reads twice at once, fails there and not on a file.
/// </summary>
internal sealed class CountedQueries : DbCommandInterceptor
{
    public const string Header = "X-Counted";

    private static readonly HttpContextAccessor Requests = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> asked = new(StringComparer.Ordinal);

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Note(command, result);

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (Counted is not null)
        {
            await Task.Delay(1, cancellationToken);
        }

        return Note(command, result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Note(command, result));

    /// <summary>The pages that could not be shown.</summary>
    public ConcurrentQueue<string> Failed { get; } = new();

    private static string? Counted => Requests.HttpContext?.Request.Headers[Header].ToString() is { Length: > 0 } name ? name : null;

    /// <summary>Opens a page, and tells what was asked for it; nothing where it is not opened to whoever asks.</summary>
    public async Task<IReadOnlyList<string>> Of(HttpClient person, string path, CancellationToken cancellation)
    {
        var name = Guid.NewGuid().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(person.BaseAddress!, path));
        request.Headers.Add("Accept", "text/html");
        request.Headers.Add(Header, name);
        using var answer = await person.SendAsync(request, cancellation);
        await answer.Content.ReadAsStringAsync(cancellation);
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
        {
            Failed.Enqueue(path);
        }

        return answer.IsSuccessStatusCode && asked.TryRemove(name, out var queries) ? [.. queries] : [];
    }

    private T Note<T>(DbCommand command, T result)
    {
        if (Counted is { } name)
        {
            asked.GetOrAdd(name, _ => new ConcurrentQueue<string>()).Enqueue(command.CommandText);
        }

        return result;
    }
}
