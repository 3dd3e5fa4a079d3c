using System.Net;
using System.Text;

namespace AmazonRec.Data.Downloads;

/// <summary>
/// Fetches files so that they are whole or not there. Bytes go to FILE.partial; an interrupted download goes on where it ended, at once or
/// days later, if the server still has the same version. A file that is there is not fetched again.
/// </summary>
public sealed class Downloader : IDisposable
{
    private const int LongestChecksumFile = 1 << 16;
    private const long SlowToRead = 1_000_000_000;

    private readonly WebClient _client;
    private readonly DownloadOptions _options;
    private readonly Waiting _waiting;
    private readonly Retrying _retrying;
    private readonly Transfer _transfer;

    /// <summary>A downloader.</summary>
    /// <param name="handler">What carries the requests, without following redirects; not disposed of here.</param>
    /// <param name="options">How files are fetched.</param>
    /// <param name="waiting">Time, as tests bring it.</param>
    public Downloader(HttpMessageHandler handler, DownloadOptions? options = null, Waiting? waiting = null)
    {
        _options = options ?? new DownloadOptions();
        _waiting = waiting ?? Waiting.Real;
        _client = new WebClient(handler, _options.Redirects);
        _retrying = new Retrying(_options.Backoff, _waiting);
        _transfer = new Transfer(_client, _options, _waiting);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Fetches a file into a folder, under its name.</summary>
    /// <exception cref="DownloadException">It can't be had; the message names address, reason and remedy. What has come stays for another
    /// try, unless it is wrong.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what has come stays.</exception>
    public async Task<DownloadedFile> FetchAsync(
        SetFile file, string folder, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default)
    {
        var path = Path.Combine(folder, file.Name);
        if (!_options.Force && File.Exists(path)) return new DownloadedFile(path, new FileInfo(path).Length, AlreadyThere: true);
        if (Directory.Exists(path))
            throw new DownloadException($"{path}: is a folder, and a file is to go there. Move it away, or name another --out.");
        var isNew = !Directory.Exists(folder);
        Storage.AtomicFile.Probe(folder);
        var partial = new PartialFile(path);
        try
        {
            return await WholeAsync(file, path, partial, progress, cancellation);
        }
        catch
        {
            if (partial.Length == 0) partial.Delete(); // nothing came, so nothing is left
            if (isNew && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
            throw;
        }
    }

    /// <summary>Asks for the length of a file, in bytes, and fetches nothing; null where its server does not tell.</summary>
    /// <exception cref="DownloadException">No server has it; the message names address, reason and remedy.</exception>
    public async Task<long?> LengthAsync(SetFile file, CancellationToken cancellation = default)
    {
        foreach (var address in file.Addresses)
        {
            try
            {
                return await Ask(address);
            }
            catch (Exception e) when (address != file.Addresses[^1] && e is Interruption or DownloadException { AnotherHomeMayHelp: true })
            {
                // the next server is asked
            }
            catch (Interruption e)
            {
                throw new DownloadException($"{address}: {e.Message}. Ask again later, or name another server with --mirror URL.", e);
            }
        }

        return null;

        async Task<long?> Ask(Uri address)
        {
            using var watched = new Watched(_options.Stall, cancellation);
            using var response = await watched.For(stop => new ValueTask<HttpResponseMessage>(_client.HeadAsync(address, stop)));
            if (response.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented) return null;
            Responses.Check(response, address, _waiting.Time);
            return response.Content.Headers.ContentLength;
        }
    }

    /// <summary>Bytes that an unfinished download of a file has left in a folder.</summary>
    public static long LeftOver(SetFile file, string folder) => new PartialFile(Path.Combine(folder, file.Name)).Length;

    private async Task<DownloadedFile> WholeAsync(
        SetFile file, string path, PartialFile partial, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var address = await FromAnyHomeAsync(file, partial, progress, cancellation);
        if (partial.Length > SlowToRead)
            progress?.Report(new(file.Name, partial.Length, partial.Length, "all here; reading it once more for its checksums"));
        var hashes = await Task.Run(() => FileHashes.Compute(partial.Path, cancellation), cancellation);
        var checksum = await CompareAsync(file, hashes, partial, progress, cancellation);
        var length = partial.Length;
        partial.Complete();
        return new DownloadedFile(path, length, AlreadyThere: false, address, hashes.Sha256, checksum);
    }

    /// <summary>Tries one home after the other. Bytes that are there are not thrown away because their home is down just now.</summary>
    private async Task<Uri> FromAnyHomeAsync(
        SetFile file, PartialFile partial, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var addresses = Ordered(file.Addresses, partial);
        foreach (var address in addresses)
        {
            try
            {
                await _retrying.RunAsync(
                    address, Try, () => partial.Length, note => progress?.Report(new(file.Name, partial.Length, null, note)), cancellation);
                return address;
            }
            catch (DownloadException e) when (
                e.AnotherHomeMayHelp && address != addresses[^1] && !(e.InnerException is Interruption && partial.Length > 0))
            {
                progress?.Report(new(file.Name, partial.Length, null, $"{e.Message.TrimEnd('.')}. Trying the next server"));
            }

            async Task<bool> Try()
            {
                await _transfer.RunAsync(address, file, partial, progress, cancellation);
                return true;
            }
        }

        throw new DownloadException($"{file.Name}: has no address.");
    }

    /// <summary>The home that an unfinished download came from goes first: only there can it go on.</summary>
    private static Uri[] Ordered(IReadOnlyList<Uri> addresses, PartialFile partial) =>
        [.. addresses.OrderBy(address => partial.ResumableFrom(address) is null)];

    private async Task<ChecksumState> CompareAsync(
        SetFile file, FileHashes hashes, PartialFile partial, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        if (file.Md5 is not { } address) return ChecksumState.NotPublished;
        string? published;
        try
        {
            published = await _retrying.RunAsync(
                address,
                () => TextAsync(address, cancellation),
                () => 0,
                note => progress?.Report(new(file.Name, partial.Length, null, note)),
                cancellation);
        }
        catch (DownloadException e)
        {
            progress?.Report(new(file.Name, partial.Length, null, $"no checksum to compare with ({e.Message.TrimEnd('.')})"));
            return ChecksumState.NotPublished;
        }

        if (FileHashes.PublishedMd5(published) is not { } md5) return ChecksumState.NotPublished;
        if (md5 == hashes.Md5) return ChecksumState.Matched;
        partial.Delete();
        throw new DownloadException(
            $"{file.Name}: its MD5 is {hashes.Md5}, and its owner publishes {md5} ({address}), so it was not kept. It was damaged on "
            + "the way, or is just being replaced: give the same command again.");
    }

    private async Task<string> TextAsync(Uri address, CancellationToken cancellation)
    {
        using var watched = new Watched(_options.Stall, cancellation);
        using var response = await watched.For(stop => new ValueTask<HttpResponseMessage>(_client.GetAsync(address, more: null, stop)));
        Responses.Check(response, address, _waiting.Time);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var (buffer, length) = (new byte[LongestChecksumFile], 0);
        for (int read; length < buffer.Length && (read = await watched.Read(body, buffer.AsMemory(length))) > 0;) length += read;
        return Encoding.Latin1.GetString(buffer, 0, length);
    }
}
