using AmazonRec.Data.Storage;

namespace AmazonRec.Data.Downloads;

/// <summary>
/// Fetches a public set by name: its file, unpacked if it is an archive, with a note of its terms and of where it came from.
/// </summary>
public sealed class SetFetcher(Downloader downloader, DownloadOptions options, TimeProvider? time = null)
{
    /// <summary>Fetches a file of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="file">Which of its files.</param>
    /// <param name="raw">The folder for raw data.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="cancellation">Stops; what has come stays for another try.</param>
    /// <exception cref="DownloadException">It can't be had, or is not what it should be.</exception>
    public Task<FetchedSet> FetchAsync(
        PublicSet set, SetFile file, string raw, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        file.Form == FileForm.Zip
            ? ArchiveAsync(set, file, raw, progress, cancellation)
            : FileAsync(set, file, raw, progress, cancellation);

    /// <summary>The folder that a file of a set is fetched into.</summary>
    public static string FolderOf(PublicSet set, SetFile file, string raw) =>
        file.Form == FileForm.Zip ? raw : Path.Combine(raw, set.Folder);

    private async Task<FetchedSet> FileAsync(
        PublicSet set, SetFile file, string raw, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var folder = FolderOf(set, file, raw);
        var fetched = await downloader.FetchAsync(file, folder, progress, cancellation);
        var notice = $"{fetched.Path}.LICENCE.txt";
        WriteNotice(set, fetched, notice);
        return new FetchedSet(set.Name, SetParts.Word(file.Part), folder, [fetched.Path], fetched, notice);
    }

    private async Task<FetchedSet> ArchiveAsync(
        PublicSet set, SetFile file, string raw, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var folder = Path.Combine(raw, set.Folder);
        var notice = $"{folder}.LICENCE.txt"; // written last, so it tells that the folder is whole
        if (Directory.Exists(folder) && !options.Force)
        {
            if (!File.Exists(notice))
                throw new DownloadException(
                    $"{folder}: is there, but was not fetched by this command, so it is left alone. Name another --out, or replace the "
                    + "files of the set in it with --force.");
            var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
            return new FetchedSet(
                set.Name,
                SetParts.Word(file.Part),
                folder,
                files,
                new DownloadedFile(folder, files.Sum(f => new FileInfo(f).Length), AlreadyThere: true),
                notice);
        }

        var fetched = await downloader.FetchAsync(file, raw, progress, cancellation);
        progress?.Report(new(file.Name, fetched.Bytes, fetched.Bytes, $"unpacking into {folder}"));
        var unpacked = await Task.Run(
            () => Unzip.Into(fetched.Path, folder, new UnzipLimits { FreeSpace = options.FreeSpace }, cancellation), cancellation);
        WriteNotice(set, fetched, notice);
        File.Delete(fetched.Path);
        return new FetchedSet(set.Name, SetParts.Word(file.Part), folder, unpacked, fetched, notice);
    }

    private void WriteNotice(PublicSet set, DownloadedFile fetched, string path)
    {
        if (fetched.AlreadyThere && File.Exists(path)) return;
        var origin = fetched.Address is null
            ? $"\n{Path.GetFileName(fetched.Path)} was there already; where it came from is not known.\n"
            : $"\n{Path.GetFileName(fetched.Path)}: {fetched.Bytes} bytes, SHA-256 {fetched.Sha256},\nfetched from {fetched.Address} on "
                + $"{(time ?? TimeProvider.System).GetUtcNow():yyyy-MM-dd}.\n";
        AtomicFile.WriteText(path, set.Terms.Note($"{set.Name}: {set.Title}") + origin);
    }
}
