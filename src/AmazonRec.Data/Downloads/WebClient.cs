using System.Net.Http.Headers;

namespace AmazonRec.Data.Downloads;

/// <summary>
/// Sends requests that say who asks, and follows redirects, to other hosts too, but not for ever and never from https to http.
/// </summary>
/// <param name="handler">What carries the requests; it must not follow redirects itself. Not disposed of here.</param>
/// <param name="redirects">Redirects followed for one request.</param>
public sealed class WebClient(HttpMessageHandler handler, int redirects = 10) : IDisposable
{
    // No limit on a whole request: a download may take a day. Stalls are watched where bytes are read.
    private readonly HttpClient _client = new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>What requests name as their sender.</summary>
    public static ProductInfoHeaderValue[] UserAgent { get; } =
    [
        new("AmazonRec", typeof(WebClient).Assembly.GetName().Version?.ToString(3) ?? "0"),
        new("(research on recommenders; fetches on a person's command)"),
    ];

    /// <summary>A handler for real use.</summary>
    public static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None, // a .gz stays what it is
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Sends a GET; returns when the headers of the last answer are there.</summary>
    /// <exception cref="Interruption">The server can't be reached now.</exception>
    /// <exception cref="DownloadException">It redirects in a loop or to where we won't go, or can't prove who it is.</exception>
    internal Task<HttpResponseMessage> GetAsync(Uri address, Action<HttpRequestHeaders>? more, CancellationToken cancellation) =>
        AskAsync(HttpMethod.Get, address, more, cancellation);

    /// <summary>The same with a HEAD: headers alone come.</summary>
    internal Task<HttpResponseMessage> HeadAsync(Uri address, CancellationToken cancellation) =>
        AskAsync(HttpMethod.Head, address, more: null, cancellation);

    private async Task<HttpResponseMessage> AskAsync(
        HttpMethod method, Uri address, Action<HttpRequestHeaders>? more, CancellationToken cancellation)
    {
        var at = address;
        for (var hops = 0; hops <= redirects; hops++)
        {
            using var request = new HttpRequestMessage(method, at);
            foreach (var part in UserAgent) request.Headers.UserAgent.Add(part);
            request.Headers.AcceptEncoding.Add(new("identity"));
            more?.Invoke(request.Headers);
            var response = await SendAsync(request, at, cancellation);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308)) return response;
            var location = response.Headers.Location;
            response.Dispose();
            at = Next(address, at, location);
        }

        throw new DownloadException(
            $"{address}: redirects more than {redirects} times, which looks like a loop. Open it in a browser, or name another server "
            + "with --mirror URL.")
        {
            AnotherHomeMayHelp =
                true
        };
    }

    private static Uri Next(Uri address, Uri at, Uri? location)
    {
        if (location is null) throw new DownloadException($"{address}: redirects without saying where to.") { AnotherHomeMayHelp = true };
        var next = new Uri(at, location);
        if (next.Scheme is not ("http" or "https"))
            throw new DownloadException($"{address}: redirects to {next}, which is no web address.") { AnotherHomeMayHelp = true };
        if (at.Scheme == "https" && next.Scheme == "http")
            throw new DownloadException(
                $"{address}: redirects to {next}, which is not encrypted, so it is not followed. Name that server with --mirror URL if "
                + "you trust it.")
            {
                AnotherHomeMayHelp =
                    true
            };
        return next;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Uri at, CancellationToken cancellation)
    {
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw new DownloadException(
                $"{at}: no secure connection ({(e.InnerException ?? e).Message.TrimEnd('.')}). Is the clock right, or does a proxy "
                + "stand between?",
                e)
            { AnotherHomeMayHelp = true };
        }
        catch (HttpRequestException e)
        {
            throw new Interruption($"{at.Host} can't be reached ({e.Message.TrimEnd('.')})", e);
        }
    }
}
