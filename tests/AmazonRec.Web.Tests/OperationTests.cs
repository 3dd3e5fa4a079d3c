using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AmazonRec.Testing;

namespace AmazonRec.Web.Tests;

/// <summary>What whoever runs the server asks of it: health, figures, small answers, and a good end.</summary>
public sealed class OperationTests(ServedSample served) : IClassFixture<ServedSample>
{
    [Theory]
    [InlineData("health")]
    [InlineData("health/live")]
    [InlineData("health/ready")]
    public async Task It_says_that_it_lives_and_with_which_run(string address)
    {
        var health = await served.Client.GetFromJsonAsync<JsonElement>(address);
        Assert.Equal(("ok", "run"), (health.GetProperty("status").GetString(), health.GetProperty("run").GetString()));
    }

    [Fact]
    public async Task Whoever_watches_it_is_answered_however_often_it_asks()
    {
        using var folder = new TemporaryFolder();
        SampleRun.Write(folder.PathOf("run"));
        await using var server = await RecommendationServer.StartAsync(
            new ServeOptions(folder.PathOf("run")) { Urls = ["http://127.0.0.1:0"], RequestsPerSecond = 1 }, _ => { });
        using var client = new HttpClient { BaseAddress = new Uri(server.Addresses[0]) };
        foreach (var address in new[] { "health/live", "health/ready", "metrics" })
            for (var i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address)).StatusCode);
        Regex[] refused =
        [
            new("""aspnetcore_rate_limiting_requests_total\{[^}]*aspnetcore_rate_limiting_result="global_limiter"[^}]*\} \d"""),
            new("""http_server_request_duration_seconds_count\{[^}]*http_response_status_code="429"[^}]*\} \d"""),
        ];
        string figures;
        do
        {
            await client.GetAsync("health"); // which is refused soon; figures are some 0.3 s old
            figures = await client.GetStringAsync("metrics");
        }
        while (!Array.TrueForAll(refused, one => one.IsMatch(figures)));
    }

    [Fact]
    public async Task Figures_tell_requests_by_endpoint_and_status_how_long_they_took_and_the_run()
    {
        var user = (await served.Client.GetFromJsonAsync<JsonElement>("api/users?top=1"))[0].GetProperty("id").GetString();
        await served.Client.GetAsync($"api/users/{user}/recommendations");
        await served.Client.GetAsync("api/users/nobody/recommendations");
        using var response = await served.Client.GetAsync("metrics");
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        var figures = await response.Content.ReadAsStringAsync();
        foreach (var status in new[] { 200, 404 })
            Assert.Matches(
                $$"""http_server_request_duration_seconds_bucket\{[^}]*http_response_status_code="{{status}}",http_route="/api/users/\{id\}/recommendations"[^\n]*le="0.01"\} \d""",
                figures);
        Assert.Contains("aspnetcore_rate_limiting_active_request_leases", figures);
        Assert.Matches("""amazonrec_run_opened_seconds\{[^}]*model="biased-mf"[^}]*\} \d{10}""", figures);
        Assert.Matches("""amazonrec_run_rejected(_ratio)?(\{[^}]*\})? 0""", figures);
        Assert.DoesNotContain(user!, figures); // nor whom anybody asked about
    }

    [Theory]
    [InlineData("/", "br")]
    [InlineData("/app.js", "gzip")]
    [InlineData("/api/users?top=100", "br")]
    [InlineData("/api/users/nobody", "gzip")]
    public async Task Answers_are_made_small_where_that_can_be_read(string address, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { AcceptEncoding = { new(encoding) } } };
        using var response = await served.Client.SendAsync(request);
        Assert.Equal(encoding, Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        using var plain = await served.Client.GetAsync(address);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task At_its_end_it_answers_what_has_begun_and_takes_no_more()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Start(folder, TimeSpan.FromMinutes(1));
        using var ending = new CancellationTokenSource();
        var running = server.RunAsync(ending.Token);
        var address = new Uri(server.Addresses[0]);
        using var begun = await Begin(address);
        await ending.CancelAsync();
        await Refusal(address);
        Assert.False(running.IsCompleted);
        await begun.GetStream().WriteAsync("\"ratings\":[]}"u8.ToArray());
        using var reader = new StreamReader(begun.GetStream());
        Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync());
        await running;
    }

    [Fact]
    public async Task It_waits_for_no_request_longer_than_it_may()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Start(folder, TimeSpan.FromMilliseconds(50));
        using var ending = new CancellationTokenSource();
        var running = server.RunAsync(ending.Token);
        using var begun = await Begin(new Uri(server.Addresses[0]));
        await ending.CancelAsync();
        await running; // though the request's body never comes
    }

    private static async Task<RecommendationServer> Start(TemporaryFolder folder, TimeSpan limit)
    {
        SampleRun.Write(folder.PathOf("run"));
        return await RecommendationServer.StartAsync(
            new ServeOptions(folder.PathOf("run")) { Urls = ["http://127.0.0.1:0"], ShutdownLimit = limit }, _ => { });
    }

    /// <summary>A connection whose request has begun: the server has asked for the body, of which it has one byte.</summary>
    private static async Task<TcpClient> Begin(Uri address)
    {
        var client = new TcpClient(address.Host, address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/rate HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 14\r\n"
            + "Expect: 100-continue\r\n\r\n"));
        var answer = new byte["HTTP/1.1 100 Continue\r\n\r\n".Length];
        await client.GetStream().ReadExactlyAsync(answer);
        Assert.StartsWith("HTTP/1.1 100", Encoding.ASCII.GetString(answer));
        await client.GetStream().WriteAsync("{"u8.ToArray());
        return client;
    }

    /// <summary>Tries to connect until nobody listens.</summary>
    private static async Task Refusal(Uri address)
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(address.Host, address.Port);
                await Task.Yield();
            }
            catch (SocketException)
            {
                return;
            }
        }
    }
}
