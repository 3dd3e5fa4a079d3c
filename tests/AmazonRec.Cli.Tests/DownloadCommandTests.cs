using System.Diagnostics;
using System.Text;
using System.Text.Json;
using AmazonRec.Cli.Terminal;
using AmazonRec.Testing.Downloads;

namespace AmazonRec.Cli.Tests;

public sealed class DownloadCommandTests : IDisposable
{
    private static readonly byte[] Ratings = Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Range(0, 4000).Select(i => $"B{i % 50:D9},A{i:D13},{1 + (i % 5)}.0,1400000000\n")));

    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_set_is_fetched_by_name_with_its_terms_and_can_be_inspected()
    {
        using var server = new FaultServer((request, _) => Reply.File(request, Ratings));
        var (code, output, error) = await Run(
            "data", "download", "2018/Electronics", "--out", _folder, "--mirror", server.At("").ToString());
        Assert.True(code == 0, error);
        var path = Path.Combine(_folder, "2018", "Electronics.csv");
        foreach (var part in new[] { path, "EMNLP 2019", "SHA-256", "LICENCE.txt", "amazon_v2" }) Assert.Contains(part, output);
        Assert.DoesNotContain("kB of", error);
        Assert.Equal(0, (await Run("data", "inspect", path)).Code);
        var (_, again, _) = await Run("data", "download", "2018/electronics", "--out", _folder, "--mirror", server.At("").ToString());
        Assert.Contains("already there", again);
        Assert.Single(server.Requests);
        (_, _, error) = await Run(
            "data", "download", "2018/Electronics", "--out", _folder, "--mirror", server.At("").ToString(), "--force", "--verbose");
        Assert.Contains($"Electronics.csv: {Ratings.Length / 1000.0:F1} kB of", error);
    }

    [Fact]
    public async Task A_study_stands_for_all_files_of_its_original_and_a_dry_run_tells_their_sizes()
    {
        using var server = new FaultServer(
            (request, _) => request.Path.Contains("meta_") ? Reply.File(request, [0x1f, 0x8b, .. Ratings]) : Reply.File(request, Ratings));
        string[] command = ["data", "download", "electronics", "--out", _folder, "--mirror", server.At("").ToString()];
        var (code, output, error) = await Run([.. command, "--dry-run"]);
        Assert.True(code == 0, error);
        foreach (var part in new[] { "Electronics.csv: ", "meta_Electronics.json.gz: ", "together ", "--pretrained FILE" })
            Assert.Contains(part, output);
        Assert.All(server.Requests, request => Assert.True(request.IsHead));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));

        (code, output, error) = await Run(command);
        Assert.True(code == 0, error);
        Assert.Contains($"Next: amazonrec reproduce electronics --data {_folder}", output);
        Assert.Equal(Ratings, await File.ReadAllBytesAsync(Path.Combine(_folder, "2018", "Electronics.csv")));
        Assert.True(File.Exists(Path.Combine(_folder, "2018", "meta_Electronics.json.gz")));
        (_, output, _) = await Run([.. command, "--dry-run", "--json"]);
        using var document = JsonDocument.Parse(output);
        Assert.All(document.RootElement.GetProperty("files").EnumerateArray(), file => Assert.True(file.GetProperty("isHere").GetBoolean()));
    }

    [Fact]
    public async Task A_dry_run_names_what_is_not_to_be_had_and_fails()
    {
        using var server = new FaultServer((_, _) => Reply.Text(404, ""));
        var (code, output, _) = await Run("data", "download", "movies", "--out", _folder, "--mirror", server.At("").ToString(), "--dry-run");
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("no such file there (404)", output);
    }

    [Fact]
    public async Task Json_is_one_object_and_nothing_else()
    {
        using var server = new FaultServer((request, _) => Reply.File(request, Ratings));
        var (_, output, _) = await Run(
            "data", "download", "marketbias/electronics", "--out", _folder, "--mirror", server.At("").ToString(), "--json");
        using var document = JsonDocument.Parse(output);
        Assert.Equal(Ratings.Length, document.RootElement.GetProperty("set").GetProperty("fetched").GetProperty("bytes").GetInt32());
        Assert.NotEmpty(document.RootElement.GetProperty("terms").GetProperty("cite").EnumerateArray());
    }

    [Fact]
    public async Task The_list_shows_every_set_or_those_that_begin_with_a_name()
    {
        var (_, all, _) = await Run("data", "download", "--list");
        foreach (
            var name in new[] { "2014/Baby", "2018/Electronics", "2023/Unknown", "ml-latest-small", "kinds: ratings, reviews, 5core, "
                + "metadata" })
            Assert.Contains(name, all);
        var (_, some, _) = await Run("data", "download", "ml-", "--list", "--json");
        using var document = JsonDocument.Parse(some);
        Assert.Equal(4, document.RootElement.GetArrayLength());
    }

    [Theory]
    [InlineData("data download 2018/Electronic", "Did you mean '2018/Electronics'")]
    [InlineData("data download 2018/Electronics --kind 5cor", "Did you mean '5core'")]
    [InlineData("data download ml-1m --kind reviews", "It has: ratings")]
    [InlineData("data download ml-1m --mirror here", "no web address")]
    [InlineData("data download", "--list")]
    [InlineData("data download fashion --kind metadata", "'fashion' is a study, whose files are all fetched")]
    [InlineData("data images --photos none.csv --out {folder}/x", "no such file")]
    [InlineData("data images --photos none.csv --out {folder}/x --parallel 0", "--parallel is 0")]
    [InlineData("data images --photos none.csv --out {folder}/x --per-host -1", "--per-host is -1")]
    public async Task What_goes_wrong_is_said_with_a_remedy(string line, string part)
    {
        var (code, output, error) = await Run([.. line.Split(' ').Select(a => a.Replace("{folder}", _folder))]);
        Assert.Equal(1, code);
        Assert.Contains(part, error);
        Assert.Empty(output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Photos_of_rated_items_are_fetched_and_failures_named()
    {
        using var server = new FaultServer(
            (request, _) =>
                request.Path == "/gone.jpg"
                    ? Reply.Text(404, "")
                    : new Reply(200, [0xFF, 0xD8, 0xFF, 0xE0], ("Content-Type", "image/jpeg")));
        var (list, ratings, photos) = (
            Path.Combine(_folder, "list.csv"), Path.Combine(_folder, "ratings.csv"), Path.Combine(_folder, "photos"));
        await File.WriteAllTextAsync(
            list, $"asin,image_url\nI1,{server.At("/1.jpg")}\nI2,{server.At("/gone.jpg")}\nI3,{server.At("/3.jpg")}\n");
        await File.WriteAllTextAsync(ratings, "user,item,rating\nu,I1,5\nu,I2,4\n");
        var (code, output, error) = await Run(
            "data", "images", "--photos", list, "--only-items-of", ratings, "--out", photos, "--per-host", "0");
        Assert.True(code == 0, error);
        Assert.Contains("2 listed: 1 fetched", output);
        Assert.Contains("I2: not there (404)", error);
        Assert.Equal(["I1.jpg", "images.json"], Directory.EnumerateFiles(photos).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact(Skip = "No signals on this system.", SkipType = typeof(CliProcess), SkipUnless = nameof(CliProcess.HasSignals))]
    public async Task Ctrl_c_keeps_what_has_come_and_the_same_command_goes_on()
    {
        using var server = new FaultServer(
            (request, number) =>
                Reply.File(request, Ratings) with { CutAfter = number == 1 ? Ratings.Length / 2 : null, Stalls = number == 1 });
        string[] command = ["data", "download", "2018/Electronics", "--out", _folder, "--mirror", server.At("").ToString()];
        using var process = CliProcess.Start([.. command, "--verbose"]);
        var cancellation = TestContext.Current.CancellationToken;
        while (await process.StandardError.ReadLineAsync(cancellation) is { } line && !line.Contains($"{Ratings.Length / 2000.0:F1} kB of"))
        { }
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString()])) await kill.WaitForExitAsync(cancellation);
        Assert.Contains("give the same command to go on", await process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
        Assert.Equal(0, (await Run(command)).Code);
        Assert.Equal(Ratings.Length / 2, server.Requests[^1].From);
        Assert.Equal(Ratings, await File.ReadAllBytesAsync(Path.Combine(_folder, "2018", "Electronics.csv")));
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
