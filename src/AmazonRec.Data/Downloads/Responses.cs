using System.Net;

namespace AmazonRec.Data.Downloads;

/// <summary>What a status means: go on, try again, or give up.</summary>
internal static class Responses
{
    /// <summary>Returns if the response brings content.</summary>
    /// <exception cref="Interruption">The server is busy or broken for now.</exception>
    /// <exception cref="DownloadException">It won't give the file.</exception>
    public static void Check(HttpResponseMessage response, Uri address, TimeProvider time)
    {
        if (response.IsSuccessStatusCode) return;
        var (status, code) = (response.StatusCode, (int)response.StatusCode);
        if (status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || code is >= 500 and not 501 and not 505)
            throw new Interruption($"{address.Host} answered {code} {Reason(status)}") { RetryAfter = RetryAfter(response, time) };
        throw status switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new DownloadException(
                $"{address}: no such file there ({code}). It may have moved: look at the set's page (amazonrec data download --list "
                + "names it), and put the file into the data folder by hand, or name another server with --mirror URL.")
            { AnotherHomeMayHelp = true },
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new DownloadException(
                $"{address}: the server refuses to give it ({code} {Reason(status)}). It may want a login or a form filled in: fetch it "
                + "in a browser, and put it into the data folder by hand.")
            { AnotherHomeMayHelp = true },
            _ =>
                new DownloadException(
                    $"{address}: the server answered {code} {Reason(status)}, which is no file. Try again later, or name another server "
                    + "with --mirror URL.")
                {
                    AnotherHomeMayHelp =
                        true
                },
        };
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? asked?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // Not the server's own words: they are its to choose, and may hold anything.
    private static string Reason(HttpStatusCode status) =>
        string.Concat(status.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}
