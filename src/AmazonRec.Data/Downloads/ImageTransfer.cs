using System.Net;
using System.Security.Cryptography;
using AmazonRec.Data.Storage;

namespace AmazonRec.Data.Downloads;

/// <summary>Fetches one photo, with its tries.</summary>
internal sealed class ImageTransfer(WebClient client, ImageOptions options, Waiting waiting)
{
    private readonly HostPace _pace = new(options.PerHost, waiting);
    private readonly Retrying _retrying = new(options.Backoff, waiting);

    /// <summary>Fetches a photo; what goes wrong is in the record.</summary>
    /// <param name="item">The item.</param>
    /// <param name="url">The photo's address.</param>
    /// <param name="path">Where it goes, without extension.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<ImageRecord> RunAsync(string item, string url, string path, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(item)) return new ImageRecord(item, url, ImageStatus.Refused, Reason: "the item has no id");
        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return new ImageRecord(item, url, ImageStatus.Refused, Reason: "this is no web address");
        try
        {
            return await _retrying.RunAsync(
                address, () => TryAsync(item, url, address, path, cancellation), () => 0, note: null, cancellation);
        }
        catch (DownloadException e)
        {
            return new ImageRecord(
                item, url, ImageStatus.Failed, Reason: e.InnerException is Interruption interruption ? interruption.Message : e.Message);
        }
    }

    private async Task<ImageRecord> TryAsync(string item, string url, Uri address, string path, CancellationToken cancellation)
    {
        await _pace.TurnAsync(address.Host, cancellation);
        using var watched = new Watched(options.Stall, cancellation);
        using var response = await watched.For(stop => new ValueTask<HttpResponseMessage>(client.GetAsync(address, more: null, stop)));
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            return new ImageRecord(item, url, ImageStatus.Missing, Reason: $"not there ({(int)response.StatusCode})");
        try
        {
            Responses.Check(response, address, waiting.Time);
        }
        catch (Interruption e) when (e.RetryAfter is { } rest && rest <= options.Backoff.LongestAsked)
        {
            _pace.Rest(address.Host, rest);
            throw;
        }

        var type = response.Content.Headers.ContentType?.MediaType;
        if (
            type is not null && !type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
                && type is not ("application/octet-stream" or "binary/octet-stream"))
            return Refused(item, url, $"is {type}, no image");
        if (response.Content.Headers.ContentLength > options.MaxBytes) return Refused(item, url, TooLarge);
        var bytes = await ReadAsync(response, watched, cancellation);
        if (bytes is null) return Refused(item, url, TooLarge);
        if (ImageKind.ExtensionOf(bytes) is not { } extension) return Refused(item, url, "is no JPEG, PNG, GIF or WebP by its first bytes");
        AtomicFile.Write(path + extension, stream => stream.Write(bytes));
        return new ImageRecord(
            item,
            url,
            ImageStatus.Fetched,
            Path.GetFileName(path) + extension,
            bytes.Length,
            Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private string TooLarge => $"is larger than {Bytes.Text(options.MaxBytes)}";

    private static ImageRecord Refused(string item, string url, string reason) => new(item, url, ImageStatus.Refused, Reason: reason);

    /// <summary>All bytes; null if there are too many.</summary>
    private async Task<byte[]?> ReadAsync(HttpResponseMessage response, Watched watched, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 15];
        for (int read; (read = await watched.Read(body, buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > options.MaxBytes) return null;
        }

        return bytes.ToArray();
    }
}
