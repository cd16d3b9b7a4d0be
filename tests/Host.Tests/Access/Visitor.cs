using System.Net;
using System.Text.RegularExpressions;

namespace ActionPlan.Host.Tests.Access;

/// <summary>A browser without a screen: keeps cookies, follows nothing by itself.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient client;

    public Visitor(Uri address, HttpMessageHandler? through = null) =>
        client = new HttpClient(
            through ?? new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };

    public List<string> CookiesSet { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<HttpResponseMessage> Get(string path) => Noted(await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), Cancellation));

    public async Task<string> Text(string path) => await (await Get(path)).Content.ReadAsStringAsync(Cancellation);

    public Task<string> SignIn(string name, string password, string back = "/") =>
        Post("/sign-in", "/sign-in", ("name", name), ("password", password), ("back", back));

    public Task<string> ChangePassword(string current, string chosen) =>
        Post("/account/password", "/account/password", ("current", current), ("chosen", chosen), ("again", chosen));

    /// <summary>Where the answer leads.</summary>
    public async Task<string> Post(string path, string from, params (string Name, string Value)[] fields)
    {
        var answer = await Send(path, from, fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>A form, with the token of the page it stands on.</summary>
    public async Task<HttpResponseMessage> Send(string path, string from, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await Text(from)).Groups["token"].Value;
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", token)));
        return Noted(await client.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), form, Cancellation));
    }

    /// <summary>A file with the form that it is chosen in; where the answer leads.</summary>
    public async Task<string> Upload(string path, string from, string name, byte[] file, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await Text(from)).Groups["token"].Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "file", name } };
        foreach (var (field, value) in fields)
        {
            form.Add(new StringContent(value), field);
        }

        var answer = Noted(await client.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), form, Cancellation));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>A form's token, to be sent later.</summary>
    public async Task<string> TokenOn(string page) => Token().Match(await Text(page)).Groups["token"].Value;

    /// <summary>A form that was filled in before, as a browser sends it from its page.</summary>
    public async Task<HttpResponseMessage> SendLater(string path, string? page, string token, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", token)));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.RelativeOrAbsolute)) { Content = form };
        if (page is null)
        {
            request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        }
        else
        {
            request.Headers.Referrer = new Uri(client.BaseAddress!, page);
        }

        return Noted(await client.SendAsync(request, Cancellation));
    }

    public void Dispose() => client.Dispose();

    private HttpResponseMessage Noted(HttpResponseMessage answer)
    {
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            CookiesSet.AddRange(cookies);
        }

        return answer;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
