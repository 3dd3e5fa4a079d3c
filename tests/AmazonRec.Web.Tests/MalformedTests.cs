using System.Net.Sockets;
using System.Text;
using AmazonRec.Compute;

namespace AmazonRec.Web.Tests;

/// <summary>Five thousand requests that no client should send.</summary>
public sealed class MalformedTests(ServedSample served) : IClassFixture<ServedSample>
{
    private const int Requests = 5000;
    private const string Printable = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCXYZ[\\]^_`abcxyz{|}~";

    private static readonly string[] Bodies =
    [
        "{", "[]", "null", "\"\"", "1", "{\"ratings\":{}}", "{\"ratings\":[[]]}", "{\"ratings\":[{\"item\":1,\"stars\":1}]}",
        "{\"ratings\":[{\"item\":\"a\",\"stars\":1e99}]}",
        "{\"ratings\":[{\"item\":\"a\",\"stars\":NaN}]}", "{\"ratings\":[],\"top\":-1}", "{\"ratings\":[],\"diversity\":\"1\"}",
        "{\"ratings\":[],\"why\":0}", "{\"ratings\":[],}", "\u0000", "{\"ratings\":" + "[[[[[[[[[[[[[[[[",
    ];

    [Fact]
    public async Task Malformed_requests_are_the_clients_errors_and_never_the_servers()
    {
        var random = RandomSource.For(11, "malformed requests");
        var statuses = new int[Requests];
        await Parallel.ForAsync(
            0,
            Requests,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (i, _) => statuses[i] = await Send(Request(random with { Part = (uint)i })));
        var wrong = Enumerable.Range(0, Requests).Where(i => statuses[i] is < 400 or >= 500).ToArray();
        Assert.True(
            wrong.Length == 0,
            string.Join(
                '\n', wrong.Take(5).Select(i => $"{statuses[i]}: {Encoding.Latin1.GetString(Request(random with { Part = (uint)i }))}")));
        Assert.Empty(served.Reports);
        Assert.Equal(
            ["400", "404", "405", "413", "415", "421", "431"],
            statuses.Distinct().Order().Select(s => $"{s}").Except(["408", "411", "414", "501", "505"]));
        Assert.True((await served.Client.GetAsync("/health")).IsSuccessStatusCode);
    }

    private static byte[] Request(RandomSource random)
    {
        var junk = Junk(1 + random.Below(60, 1));
        return random.Below(14, 0) switch
        {
            0 => Raw($"{junk}\r\n\r\n"),
            1 => Raw($"GET /api/{Escaped(junk)} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
            2 => Get($"/api/users/{Escaped(junk)}"),
            3 => Get($"/api/items/{Escaped(junk)}/similar?top={Escaped(junk)}x"),
            4 => Get($"/api/users?top={random.Below(1_000_000, 2) + 101}"),
            5 => Get($"/api/search?query={new string('q', 201 + random.Below(3000, 2))}"),
            6 => Get($"/api/users/x/recommendations?diversity={Escaped(junk)}x&oneOfVariants=perhaps"),
            7 => Post(Bodies[random.Below(Bodies.Length, 2)], "application/json"),
            8 => Post("{" + junk, "application/json"),
            9 => Post(junk, random.Below(2, 2) == 0 ? "text/plain" : "application/x-www-form-urlencoded"),
            10 => Raw($"{(random.Below(2, 2) == 0 ? "PUT" : "TRACE")} /api/model HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"),
            11 => Raw($"GET /api/model HTTP/1.1\r\nHost: {new string('h', 1 + random.Below(40, 2))}.example\r\n\r\n"),
            12 => Raw($"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('l', 17_000)}\r\n\r\n"),
            _ =>
                Raw(
                    "POST /api/rate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                    + $"{100_000 + random.Below(1_000_000, 2)}\r\n\r\n"),
        };

        string Junk(int length) => string.Concat(Enumerable.Range(0, length).Select(at => random.Below(8, (ulong)(100 + (2 * at))) == 0
            ? (char)random.Below(256, (ulong)(101 + (2 * at)))
            : Printable[random.Below(Printable.Length, (ulong)(101 + (2 * at)))])).Replace('\n', '?').Replace('\r', '?');
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text).Replace("%2F", "_").Replace(".", "%2E_");

    private static byte[] Get(string path) => Raw($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");

    private static byte[] Post(string body, string type) =>
        Raw(
            $"POST /api/rate HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\nContent-Length: "
            + $"{Encoding.Latin1.GetByteCount(body)}\r\n\r\n{body}");

    private static byte[] Raw(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>The status that a request is answered with; 0 for none.</summary>
    private async Task<int> Send(byte[] request)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(served.Address.Host, served.Address.Port);
        var stream = client.GetStream();
        var answer = new byte[12]; // HTTP/1.1 404
        try
        {
            await stream.WriteAsync(request);
            return await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false) == answer.Length
                ? int.Parse(Encoding.ASCII.GetString(answer, 9, 3))
                : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
