using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AmazonRec.Testing;

namespace AmazonRec.Web.Tests;

/// <summary>A new run takes over while questions are asked.</summary>
public sealed class SwapTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _reports = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_run_in_a_folder_of_runs_takes_over_without_a_question_dropped()
    {
        SampleRun.Write(_folder.PathOf("runs/first"));
        await using var server = await Start(_folder.PathOf("runs"));
        using var client = new HttpClient { BaseAddress = new Uri(server.Addresses[0]) };
        var user = (await client.GetFromJsonAsync<JsonElement>("api/users?top=1"))[0].GetProperty("id").GetString();
        using var ended = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var (asked, dropped) = (0, 0);
            for (; !ended.IsCancellationRequested; asked++)
                if ((await client.GetAsync($"api/users/{user}/recommendations")).StatusCode != HttpStatusCode.OK) dropped++;
            return (asked, dropped);
        })).ToArray();
        for (var run = 0; run < 4; run++)
        {
            SampleRun.Write(_folder.PathOf($"runs/next{run}"), factors: 5 + run);
            File.SetLastWriteTimeUtc(_folder.PathOf($"runs/next{run}/run.json"), DateTime.UtcNow.AddMinutes(run + 1));
            server.Current.Look();
            server.Current.Look();
            Assert.Equal($"next{run}", await RunOf(client));
        }

        await ended.CancelAsync();
        var counts = await Task.WhenAll(asking);
        Assert.Equal(0, counts.Sum(c => c.dropped));
        Assert.True(counts.Sum(c => c.asked) > 0);
        Assert.Equal(4, _reports.Count(r => r.StartsWith("now serving")));
    }

    [Fact]
    public async Task A_run_is_taken_only_when_two_looks_find_it_the_same()
    {
        SampleRun.Write(_folder.PathOf("run"));
        await using var server = await Start(_folder.PathOf("run"));
        var first = server.Current.Value;
        SampleRun.Write(_folder.PathOf("run"), factors: 6);
        server.Current.Look();
        Assert.Same(first, server.Current.Value);
        server.Current.Look();
        Assert.NotSame(first, server.Current.Value);
        Assert.NotEmpty(first.Recommender.TopN(first.MostActive[0].User).Items); // who began with it ends with it
    }

    [Fact]
    public async Task A_broken_run_is_told_of_once_and_the_old_one_stays_until_it_is_mended()
    {
        SampleRun.Write(_folder.PathOf("run"));
        await using var server = await Start(_folder.PathOf("run"));
        using var client = new HttpClient { BaseAddress = new Uri(server.Addresses[0]) };
        var first = server.Current.Value;
        var weights = await File.ReadAllBytesAsync(_folder.PathOf("run/weights.safetensors"));
        await File.WriteAllBytesAsync(_folder.PathOf("run/weights.safetensors"), weights[..^100]);
        for (var look = 0; look < 4; look++) server.Current.Look();
        Assert.Contains("the old one stays", Assert.Single(_reports));
        Assert.Same(first, server.Current.Value);
        Assert.True((await client.GetAsync("health")).IsSuccessStatusCode);
        File.Delete(_folder.PathOf("run/run.json"));
        for (var look = 0; look < 2; look++) server.Current.Look();
        Assert.Same(first, server.Current.Value);
        Directory.Delete(_folder.PathOf("run"), recursive: true);
        SampleRun.Write(_folder.PathOf("run"));
        for (var look = 0; look < 2; look++) server.Current.Look();
        Assert.NotSame(first, server.Current.Value);
    }

    [Fact]
    public async Task A_place_without_a_run_says_how_to_make_one()
    {
        var error = await Assert.ThrowsAsync<FileNotFoundException>(() => Start(_folder.PathOf("none")));
        Assert.Contains("amazonrec train --out", error.Message);
    }

    private Task<RecommendationServer> Start(string run) => RecommendationServer.StartAsync(
        new ServeOptions(run) { Urls = ["http://127.0.0.1:0"], RequestsPerSecond = 1_000_000, LookEvery = Timeout.InfiniteTimeSpan },
        _reports.Add);

    private static async Task<string?> RunOf(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("health")).GetProperty("run").GetString();
}
