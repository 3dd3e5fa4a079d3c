using AmazonRec.Data.Storage;

namespace AmazonRec.Data.Downloads;

/// <summary>
/// Fetches product photos into a folder, a few at a time and with rests for each host. What is there is not fetched again, and what was
/// not to be found is not asked for again. <c>images.json</c> says what came of each.
/// </summary>
public sealed class ImageFetcher : IDisposable
{
    private readonly ImageOptions _options;
    private readonly WebClient _client;
    private readonly ImageTransfer _transfer;

    /// <summary>A fetcher.</summary>
    /// <param name="handler">What carries the requests, without following redirects; not disposed of here.</param>
    /// <param name="options">How gently.</param>
    /// <param name="waiting">Time, as tests bring it.</param>
    /// <exception cref="ArgumentException">A number in the options makes no sense.</exception>
    public ImageFetcher(HttpMessageHandler handler, ImageOptions? options = null, Waiting? waiting = null)
    {
        _options = options ?? new ImageOptions();
        _options.Validate();
        _client = new WebClient(handler);
        _transfer = new ImageTransfer(_client, _options, waiting ?? Waiting.Real);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Fetches the photos of a list.</summary>
    /// <param name="images">Items and the addresses of their photos.</param>
    /// <param name="folder">Where files and index go; files of others in it are left alone.</param>
    /// <param name="progress">Told of each photo, in no particular order and from several threads, one at a time.</param>
    /// <param name="cancellation">Stops; the index then holds what was done.</param>
    /// <exception cref="FormatException">The folder's index is damaged.</exception>
    /// <exception cref="IOException">The folder can't be written to.</exception>
    public async Task<ImageReport> FetchAsync(
        IEnumerable<(string Item, string Url)> images, string folder, IProgress<ImageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        AtomicFile.Probe(folder);
        var index = ImageIndex.Read(folder);
        var list = images.ToArray();
        var distinct = list.DistinctBy(image => image.Item, StringComparer.Ordinal).ToArray();
        var there = distinct.Where(image => IsThere(index.Find(image.Item), image.Url, folder)).Select(image => image.Item)
            .ToHashSet(StringComparer.Ordinal);
        var leftAlone = distinct.Count(image => !there.Contains(image.Item) && IsLeftAlone(index.Find(image.Item), image.Url));
        var wanted = distinct.Where(image => !there.Contains(image.Item) && !IsLeftAlone(index.Find(image.Item), image.Url)).ToArray();
        var tally = new ImageTally(wanted.Length, progress);
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Parallel, CancellationToken = cancellation };
            await Parallel.ForEachAsync(wanted, parallel, async (image, stop) =>
            {
                var record = await _transfer.RunAsync(image.Item, image.Url, Path.Combine(folder, ImageNames.FileOf(image.Item)), stop);
                index.Put(record);
                if (tally.Add(record) % _options.SaveEvery == 0) index.Save();
            });
        }
        finally
        {
            index.Save();
        }

        return new ImageReport(
            folder, list.Length, tally.Of(ImageStatus.Fetched), there.Count, tally.Of(ImageStatus.Missing), tally.Of(ImageStatus.Refused),
            tally.Of(ImageStatus.Failed),
            leftAlone, list.Length - distinct.Length, tally.Bytes);
    }

    /// <summary>Another address is another photo.</summary>
    private static bool IsThere(ImageRecord? known, string url, string folder) =>
        known is { Status: ImageStatus.Fetched, File: { } file } && known.Url == url
            && new FileInfo(Path.Combine(folder, Path.GetFileName(file))) is { Exists: true } found && found.Length == known.Bytes;

    private bool IsLeftAlone(ImageRecord? known, string url) =>
        !_options.RetryFailed && known is { Status: ImageStatus.Missing or ImageStatus.Refused } && known.Url == url;
}
