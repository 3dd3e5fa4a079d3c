using System.Collections.Concurrent;
using AmazonRec.Testing;

namespace AmazonRec.Web.Tests;

/// <summary>
/// A server of the sample's run on a free port, as real as any: what stands before the application is part of its safety.
/// </summary>
public sealed class ServedSample : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RecommendationServer? _server;

    public HttpClient Client { get; } = new();

    public Uri Address => Client.BaseAddress!;

    public ConcurrentQueue<string> Reports { get; } = new();

    public RecommendationServer Server => _server!;

    public async ValueTask InitializeAsync()
    {
        SampleRun.Write(_folder.PathOf("run"));
        _server = await RecommendationServer.StartAsync(
            new ServeOptions(_folder.PathOf("run"))
            {
                Urls = ["http://127.0.0.1:0"],
                RequestsPerSecond = 1_000_000,
                LookEvery = Timeout.InfiniteTimeSpan,
            },
            Reports.Enqueue);
        Client.BaseAddress = new Uri(Server.Addresses[0]);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
