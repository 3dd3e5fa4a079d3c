using System.Net;
using System.Net.Http.Headers;

namespace AmazonRec.Data.Downloads;

/// <summary>One try at a file: goes on behind the bytes that are there, or starts anew where it must.</summary>
internal sealed class Transfer(WebClient client, DownloadOptions options, Waiting waiting)
{
    private const int BufferLength = 1 << 17;

    /// <summary>Returns when every byte is in the partial file.</summary>
    /// <exception cref="Interruption">It ended early, and may go on at the next try.</exception>
    /// <exception cref="DownloadException">The server won't give the file, or gives another one.</exception>
    public async Task RunAsync(
        Uri address, SetFile file, PartialFile partial, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var state = partial.ResumableFrom(address);
        if (state?.Length == partial.Length) return;
        using var watched = new Watched(options.Stall, cancellation);
        using var response = await watched.For(
            stop => new ValueTask<HttpResponseMessage>(client.GetAsync(address, headers => AskFor(headers, state, partial.Length), stop)));
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            partial.Delete();
            throw new Interruption("the file on the server has become shorter");
        }

        Responses.Check(response, address, waiting.Time);
        if (response.StatusCode == HttpStatusCode.PartialContent)
        {
            GoOn(response, state, partial);
        }
        else
        {
            if (state is not null)
                progress?.Report(
                    new(
                        file.Name,
                        0,
                        response.Content.Headers.ContentLength,
                        "the server's file has changed, or the server can't go on in the middle: starting over"));
            state = PartialState.Begin(address, response);
            partial.Begin(state);
        }

        await CopyAsync(response, address, file, partial, state!.Length, watched, progress, cancellation);
    }

    private static void AskFor(HttpRequestHeaders headers, PartialState? state, long have)
    {
        if (state is null) return;
        headers.Range = new RangeHeaderValue(have, null);
        headers.IfRange = state.Condition;
    }

    /// <summary>Whether the part that came fits behind what is there.</summary>
    private static void GoOn(HttpResponseMessage response, PartialState? state, PartialFile partial)
    {
        var range = response.Content.Headers.ContentRange;
        var sameVersion = state is not null && (response.Headers.ETag is not { } tag || state.ETag is null || tag.ToString() == state.ETag)
            && (range?.Length is not { } length || state.Length is null || length == state.Length);
        if (sameVersion && range?.From == partial.Length) return;
        partial.Delete();
        throw new Interruption("the server sent another part than was asked for");
    }

    private async Task CopyAsync(
        HttpResponseMessage response, Uri address, SetFile file, PartialFile partial, long? total, Watched watched,
        IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var start = partial.Length;
        if (total is { } whole) Disk.Require(whole - start, partial.Path, options.FreeSpace);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        await using var disk = partial.Append();
        var buffer = new byte[BufferLength];
        var length = start;
        progress?.Report(new(file.Name, length, total));
        while (true)
        {
            var read = await watched.Read(body, buffer);
            while (length == 0 && read is > 0 and < FirstBytes.Enough)
            {
                var more = await watched.Read(body, buffer.AsMemory(read));
                if (more == 0) break;
                read += more;
            }

            if (length == 0) Refuse(buffer.AsSpan(0, Math.Min(read, FirstBytes.Enough)), file.Form, address, disk, partial);
            if (read == 0) break;
            await disk.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None); // what has come is kept, Ctrl-C or not
            length += read;
            progress?.Report(new(file.Name, length, total));
        }

        if (total is { } expected && length != expected)
            throw new Interruption($"the connection ended at {length:N0} of {expected:N0} bytes");
        disk.Flush(flushToDisk: true);
    }

    private static void Refuse(ReadOnlySpan<byte> start, FileForm form, Uri address, FileStream disk, PartialFile partial)
    {
        try
        {
            FirstBytes.Check(start, form, address);
        }
        catch (DownloadException)
        {
            disk.Dispose();
            partial.Delete();
            throw;
        }
    }
}
