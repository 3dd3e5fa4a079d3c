using System.Text;
using AmazonRec.Data.Downloads;
using AmazonRec.Testing;
using AmazonRec.Testing.Downloads;
using AmazonRec.Training;

namespace AmazonRec.Data.Tests.Downloads;

/// <summary>A downloader, a folder and a server for one test.</summary>
public sealed class DownloadRig : IDisposable
{
    private readonly HttpMessageHandler _handler = WebClient.NewHandler();
    private readonly TemporaryFolder _folder = new();

    public DownloadRig(Func<Request, int, Reply> answer)
    {
        Server = new FaultServer(answer);
        Options = new DownloadOptions();
    }

    public static byte[] Content { get; } = Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Range(0, 2000).Select(i => $"user{i},item{i * 7 % 100},{1 + (i % 5)}\n")));

    public FaultServer Server { get; }

    public NoWaiting Time { get; } = new();

    public DownloadOptions Options { get; set; }

    public List<string> Notes { get; } = [];

    public string Folder => _folder.Path;

    public string PathOf(string name) => _folder.PathOf(name);

    public SetFile File(string path = "/data.csv", FileForm form = FileForm.Text, string? md5 = null) =>
        new(SetPart.Ratings, Path.GetFileName(path), form, [Server.At(path)], md5 is null ? null : Server.At(md5));

    public async Task<DownloadedFile> Fetch(SetFile? file = null, CancellationToken cancellation = default)
    {
        using var downloader = new Downloader(_handler, Options, Time.Waiting);
        return await downloader.FetchAsync(file ?? File(), Folder, Progress, cancellation);
    }

    public async Task<long?> Length()
    {
        using var downloader = new Downloader(_handler, Options, Time.Waiting);
        return await downloader.LengthAsync(File());
    }

    public async Task<FetchedSet> FetchSet(PublicSet set, SetFile file)
    {
        using var downloader = new Downloader(_handler, Options, Time.Waiting);
        return await new SetFetcher(downloader, Options, Time).FetchAsync(set, file, Folder, Progress);
    }

    public async Task<string> Refusal(SetFile? file = null) => (await Assert.ThrowsAsync<DownloadException>(() => Fetch(file))).Message;

    public async Task<ImageReport> Photos(ImageOptions? options, params (string Item, string Url)[] images)
    {
        using var fetcher = new ImageFetcher(_handler, options, Time.Waiting);
        return await fetcher.FetchAsync(images, Folder);
    }

    public IEnumerable<string> Entries() =>
        Directory.EnumerateFileSystemEntries(Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    public void Dispose()
    {
        _handler.Dispose();
        Server.Dispose();
        _folder.Dispose();
    }

    private ImmediateProgress<DownloadProgress> Progress => new(p =>
    {
        if (p.Note is { } note) Notes.Add(note);
    });
}
