using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AmazonRec.Testing;

namespace AmazonRec.Web.Tests;

/// <summary>What the server refuses, and how.</summary>
public sealed class SafetyTests(ServedSample served) : IClassFixture<ServedSample>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/app.js")]
    [InlineData("/views/item.js")]
    [InlineData("/api/model")]
    [InlineData("/api/users/nobody")]
    [InlineData("/nowhere")]
    [InlineData("/api/search?top=x")]
    public async Task Every_answer_binds_the_browser_and_names_no_software(string path)
    {
        using var response = await served.Client.GetAsync(path);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        foreach (
            var rule in new[] { "default-src 'none'", "script-src 'self'", "img-src 'self' data:;", "form-action 'none'", "frame-ancestors 'none'" })
            Assert.Contains(rule, policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("GET", "/nowhere", null, 404)]
    [InlineData("GET", "/api/items/none", null, 404)]
    [InlineData("GET", "/api/users/none/recommendations", null, 404)]
    [InlineData("GET", "/../../etc/passwd", null, 404)]
    [InlineData("GET", "/api/items/..%2f..%2fetc%2fpasswd/picture", null, 404)]
    [InlineData("DELETE", "/api/model", null, 405)]
    [InlineData("POST", "/api/model", null, 405)]
    [InlineData("GET", "/api/rate", null, 405)]
    [InlineData("GET", "/api/users?top=0", null, 400)]
    [InlineData("GET", "/api/search?top=101", null, 400)]
    [InlineData("GET", "/api/users?top=1e2", null, 400)]
    [InlineData("GET", "/api/users/none/recommendations?diversity=NaN", null, 400)]
    [InlineData("GET", "/api/users/none/recommendations?diversity=2", null, 400)]
    [InlineData("GET", "/api/items/none/similar?space=nowhere", null, 400)]
    [InlineData("POST", "/api/rate", "text", 415)]
    [InlineData("POST", "/api/rate", "{", 400)]
    [InlineData("POST", "/api/rate", "{}", 400)]
    [InlineData("POST", "/api/rate", "null", 400)]
    [InlineData("POST", "/api/rate", """{"ratings":null}""", 400)]
    [InlineData("POST", "/api/rate", """{"ratings":[null]}""", 400)]
    [InlineData("POST", "/api/rate", """{"ratings":[{"item":null,"stars":1}]}""", 400)]
    [InlineData("POST", "/api/rate", """{"ratings":[{"item":"none","stars":1}]}""", 400)]
    [InlineData("POST", "/api/rate", """{"ratings":[{"stars":1}]}""", 400)]
    [InlineData("POST", "/api/rate", """{"ratings":[],"top":1000}""", 400)]
    [InlineData("POST", "/api/rate", """{"ratings":[],"diversty":0.5}""", 400)]
    [InlineData("POST", "/api/rate", """{"ratings":[],"oneOfVariants":1}""", 400)]
    public async Task A_wrong_question_is_told_what_is_wrong_and_what_to_do(string method, string path, string? body, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body, new MediaTypeHeaderValue(body == "text" ? "text/plain" : "application/json"));
        using var response = await served.Client.SendAsync(request);
        var problem = await ProblemOf(response);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        foreach (var part in new[] { "title", "detail", "remedy" }) Assert.NotEmpty(problem.GetProperty(part).GetString()!);
        Assert.DoesNotContain("AmazonRec.", problem.GetRawText());
        Assert.DoesNotContain("System.", problem.GetRawText());
    }

    [Fact]
    public async Task A_body_beyond_64_KiB_is_refused()
    {
        using var response = await served.Client.PostAsync(
            "api/rate", new StringContent(new string(' ', 70_000), new MediaTypeHeaderValue("application/json")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("200 ratings", (await ProblemOf(response)).GetProperty("remedy").GetString());
    }

    [Theory]
    [InlineData("attacker.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("attacker.example:5000", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost.attacker.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost:5000", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    public async Task On_this_machine_alone_it_answers_to_this_machines_names(string host, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/model") { Headers = { Host = host } };
        Assert.Equal(status, (await served.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Files_of_the_page_are_sent_once_and_kept()
    {
        using var first = await served.Client.GetAsync("/app.css");
        Assert.Equal("text/css", first.Content.Headers.ContentType!.MediaType);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/app.css") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await served.Client.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task Whoever_asks_too_much_waits_and_is_told_how_long()
    {
        using var folder = new TemporaryFolder();
        SampleRun.Write(folder.PathOf("run"));
        await using var server = await RecommendationServer.StartAsync(
            new ServeOptions(folder.PathOf("run")) { Urls = ["http://127.0.0.1:0"], RequestsPerSecond = 1 }, _ => { });
        using var client = new HttpClient { BaseAddress = new Uri(server.Addresses[0]) };
        var statuses = new List<HttpResponseMessage>();
        for (var i = 0; i < 40; i++) statuses.Add(await client.GetAsync("/health"));
        var refused = statuses.First(r => r.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.All(statuses.Take(10), r => Assert.Equal(HttpStatusCode.OK, r.StatusCode));
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Contains("Retry-After", (await ProblemOf(refused)).GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task A_reach_beyond_this_machine_is_said_aloud()
    {
        using var folder = new TemporaryFolder();
        SampleRun.Write(folder.PathOf("run"));
        var reports = new List<string>();
        await using var server = await RecommendationServer.StartAsync(
            new ServeOptions(folder.PathOf("run")) { Urls = ["http://0.0.0.0:0"], RemotePictures = true }, reports.Add);
        Assert.Contains("can be reached from other machines", Assert.Single(reports));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{new Uri(server.Addresses[0]).Port}") };
        using var response = await client.GetAsync("/");
        Assert.Contains("img-src 'self' data: https:;", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Contains("https://pictures.example/1.jpg", await client.GetStringAsync($"api/items/{SampleRun.MostRated[0]}"));
    }

    [Theory]
    [InlineData("https://localhost:5000", "only http")]
    [InlineData("http://somewhere:5000", "localhost or an IP address")]
    [InlineData("localhost:5000", "http://localhost:5000")]
    [InlineData("5000", "no address")]
    public async Task An_address_that_can_not_be_listened_on_says_why(string url, string part)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => RecommendationServer.StartAsync(new ServeOptions("none") { Urls = [url] }, _ => { }));
        Assert.Contains(part, error.Message);
    }

    private static async Task<JsonElement> ProblemOf(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
