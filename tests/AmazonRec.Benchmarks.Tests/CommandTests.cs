using System.IO.Compression;
using System.Text.Json;
using AmazonRec.Benchmarks.Commands;
using AmazonRec.Benchmarks.Ingestion;
using AmazonRec.Benchmarks.Peers;
using AmazonRec.Cli.Options;
using AmazonRec.Data.Storage;

namespace AmazonRec.Benchmarks.Tests;

/// <summary>The benchmark on tiny data: that every line runs and says what it must. Never how fast.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("epochs")]
    [InlineData("ingestion")]
    [InlineData("images x")]
    [InlineData("words x")]
    [InlineData("bootstrap")]
    [InlineData("rank")]
    public async Task A_number_of_threads_below_one_is_refused_before_anything_is_measured(string command)
    {
        foreach (var threads in new[] { "0", "-1" })
        {
            var (code, _, error) = await Run([.. command.Split(' '), "--threads", threads]);
            Assert.Equal((1, true), (code, error.Contains("error: --threads takes a number from 1.", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Every_line_is_measured_on_one_thread_and_on_all()
    {
        var (code, output, error) = await Run("epochs", "--quick", "--threads", "2", "--repeats", "2", "--json", "--out", _folder);
        Assert.True(code == 0, error);
        using var document = JsonDocument.Parse(output);
        var result = document.RootElement;
        Assert.True(result.GetProperty("quick").GetBoolean());
        Assert.Equal([1, 2], result.GetProperty("limits").EnumerateArray().Select(l => l.GetProperty("threads").GetInt32()));
        foreach (var limit in result.GetProperty("limits").EnumerateArray())
            foreach (var name in new[] { "gigaflops", "gigabytesPerSecond" }) Assert.True(limit.GetProperty(name).GetDouble() > 0);
        var lines = result.GetProperty("lines").EnumerateArray().ToArray();
        Assert.Equal(BenchmarkCatalog.All.Select(m => m.Name), lines.Select(l => l.GetProperty("name").GetString()));
        foreach (var (line, model) in lines.Zip(BenchmarkCatalog.All))
        {
            Assert.Equal([1, 2], line.GetProperty("ours").EnumerateArray().Select(t => t.GetProperty("threads").GetInt32()));
            foreach (var timing in line.GetProperty("ours").EnumerateArray())
            {
                Assert.Equal(2, timing.GetProperty("repeats").GetArrayLength());
                Assert.True(timing.GetProperty("minimum").GetDouble() > 0);
                Assert.True(timing.GetProperty("median").GetDouble() >= timing.GetProperty("minimum").GetDouble());
                var multiplies = model.Task == BenchmarkTask.Epoch && DenseOperations.PerRow(model.Model) > 0;
                Assert.Equal(multiplies, timing.TryGetProperty("shareOfPeak", out _));
                Assert.Equal(model.Task == BenchmarkTask.Epoch, timing.GetProperty("scaled").GetBoolean());
            }
        }

        var bits = result.GetProperty("vectorBits").GetInt32();
        Assert.Contains($"{bits}-bit vectors", result.GetProperty("environment").GetProperty("processor").GetString());
        Assert.Equal(output.Trim(), (await File.ReadAllTextAsync(Path.Combine(_folder, $"epochs-{bits}.json"))).Trim());
    }

    [Fact]
    public async Task Reading_is_measured_at_three_sizes_and_beside_inflating()
    {
        var (code, output, error) = await Run("ingestion", "--quick", "--json", "--out", _folder);

        Assert.True(code == 0, error);
        var result = Json.Parse<IngestionResult>(output);
        Assert.Equal([1_000L, 4_000, 16_000, 1_000], result.Lines.Select(line => line.Rows));
        Assert.All(result.Lines, line => Assert.InRange(line.PeakBytes, 1e6, 1e10));
        Assert.Null(result.Lines[0].InflateSeconds);
        Assert.NotNull(result.Lines[^1].InflateSeconds);
        Assert.True(File.Exists(Path.Combine(_folder, IngestionResult.FileName)));
    }

    [Fact]
    public async Task A_file_is_read_in_a_process_of_its_own()
    {
        var file = Path.Combine(_folder, "ratings.csv");
        await File.WriteAllLinesAsync(
            file,
            Enumerable.Range(0, 400).Select(i => $"i{i % 20},u{i % 10},{1 + (i % 5)},{1_400_000_000 + i}")
                .Prepend("item,user,rating,timestamp").Append("i0,u99,5,1"),
            TestContext.Current.CancellationToken);
        var measure = IngestionCommand.Measure(file, threads: 2, TestContext.Current.CancellationToken);
        Assert.Equal((401L, 400L), (measure.Rows, measure.Kept));
    }

    [Fact]
    public async Task Peers_of_reading_find_the_same_rows_or_are_missed_with_a_remedy()
    {
        var (code, output, error) = await Run("ingestion", "--quick", "--peers");
        Assert.True(code == 0, error);
        foreach (var peer in new[] { "pandas", "DuckDB" }) Assert.Contains(peer, output); // in the table, or in the note that it is missing
    }

    [Fact]
    public async Task Memory_of_a_peer_is_its_own_and_not_of_who_started_it()
    {
        Assert.SkipUnless(PeerProcess.PythonRuns("import json, resource"), "there is no Python");
        var cancellation = TestContext.Current.CancellationToken;
        var (script, file) = (PeerProcess.WriteScript("ingestion.py", _folder), Path.Combine(_folder, "reviews.json.gz"));
        await using (var packed = new GZipStream(File.Create(file), CompressionMode.Compress))
            await packed.WriteAsync("""{"reviewerID": "u", "asin": "i", "overall": 5, "unixReviewTime": 1}"""u8.ToArray(), cancellation);
        var large = new byte[300_000_000];
        large.AsSpan().Fill(1);
        var measure = IngestionMeasure.ReadApart(PeerProcess.Python, [script, "json", file], cancellation);
        GC.KeepAlive(large);
        Assert.Equal(1, measure.Rows);
        Assert.InRange(measure.PeakBytes, 1_000_000, 200_000_000);
    }

    [Theory]
    [InlineData("bootstrap")]
    [InlineData("rank")]
    [InlineData("words")]
    [InlineData("recommend --models dot-mf")]
    public async Task A_smoke_run_says_that_its_times_say_nothing_and_judges_no_goal(string line)
    {
        var (code, output, error) = await Run([.. line.Split(' '), "--quick"]);
        Assert.True(code == 0, error);
        Assert.Contains(SmokeRun.Note, output + error);
        foreach (var verdict in new[] { "short by", "too slow", "reached" }) Assert.DoesNotContain(verdict, output);
    }

    [Fact]
    public async Task Help_lists_kernels_too() => Assert.Contains(KernelsCommand.Name, (await Run("--help")).Output);

    [Fact]
    public async Task Intervals_are_drawn_beside_numpys_or_it_is_missed_with_a_remedy()
    {
        var (code, output, error) = await Run(
            "bootstrap", "--rows", "2000", "--resamples", "400", "--repeats", "1", "--peers", "--threads", "2");
        Assert.True(code == 0, error);
        Assert.Contains("2,000 rows, 400 resamples", output);
        Assert.True(output.Contains("ratio") || error.Contains("apt-get install python3-numpy"), error);
    }

    [Fact]
    public async Task Rankers_come_to_what_numpy_comes_to_or_it_is_missed_with_a_remedy()
    {
        var (code, output, error) = await Run("rank", "--quick", "--peers", "--threads", "2");
        Assert.True(code == 0, error);
        foreach (var line in new[] { "ease, fitted", "als, 8 factors, 2 rounds", "lists of ten for all users" })
            Assert.Contains(line, output);
        Assert.True(output.Contains("ratio") || error.Contains("apt-get install python3-numpy"), error);
    }

    [Fact]
    public async Task A_smoke_run_writes_nothing_unless_told_where()
    {
        var (code, output, error) = await Run("epochs", "--quick", "--models", "mf,scoring", "--threads", "1");
        Assert.True(code == 0, error);
        Assert.Contains("Its times say nothing", output);
        Assert.Contains("all items for one user", output);
        Assert.DoesNotContain("written:", output);
    }

    [Fact]
    public async Task An_epoch_is_measured_as_a_whole_where_asked_and_a_part_is_marked()
    {
        async Task<string> Output(params string[] whole)
        {
            var (code, output, error) = await Run(["epochs", "--quick", "--models", "mf", "--threads", "1", .. whole]);
            Assert.True(code == 0, error);
            return output;
        }

        Assert.Contains("~ scaled up from a part", await Output());
        Assert.Contains("~ scaled up from a part", await Output("--whole", "1e-9"));
        Assert.DoesNotContain("~", await Output("--whole"));
        Assert.DoesNotContain("~", await Output("--whole", "1e9"));
    }

    [Fact]
    public async Task Peers_are_measured_or_missed_with_a_remedy()
    {
        var (code, output, error) = await Run("epochs", "--quick", "--models", "mf", "--peers");
        Assert.True(code == 0, error);
        Assert.Contains("MF, 10 factors", output);
        Assert.True(output.Contains("PyTorch sparse") || output.Contains("apt-get install python3-torch"), output);
        Assert.True(
            output.Contains("libtorch ") || output.Contains("dotnet build -c Release src/AmazonRec.TorchSharp")
            || output.Contains(LibtorchPeer.NarrowNote),
            output);
    }

    [Theory]
    [InlineData("neumf")]
    [InlineData("hybrid-text-image")]
    [InlineData("scoring-tower-mlp")]
    public async Task Peers_know_the_models_of_the_zoo(string model)
    {
        var (code, output, error) = await Run("epochs", "--quick", "--models", model, "--peers", "--whole", "--json");
        Assert.True(code == 0, error);
        var result = Json.Parse<BenchmarkResult>(output);
        var timings = result.Lines.Single().Peers;
        Assert.All(timings, peer => Assert.False(peer.Timing.Scaled));
        Assert.Equal(TorchPlugin.Exists && result.VectorBits >= 256, timings.Any(peer => peer.Peer == LibtorchPeer.PeerName));
        Assert.True(timings.All(peer => peer.Peer != LibtorchPeer.KeptName) || OperatingSystem.IsLinux());
        Assert.Equal(!result.Notes.Contains(PyTorchPeer.Remedy), timings.Any(peer => peer.Peer == PyTorchPeer.Dense));
    }

    [Theory]
    [InlineData("--models mlpp", "Did you mean 'mlp'")]
    [InlineData("--threads 0", "--threads")]
    [InlineData("--repeats 0", "--repeats")]
    [InlineData("--whole -1", "--whole")]
    [InlineData("--own-dropout", "--engine torch")]
    public async Task What_cannot_be_measured_is_refused(string line, string part)
    {
        var (code, _, error) = await Run(["epochs", "--quick", .. line.Split(' ')]);
        Assert.Equal(1, code);
        Assert.Contains(part, error);
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await AmazonRec.Cli.CommandLine.RunAsync(
            AmazonRec.Cli.CommandLine.Whole(BenchmarkCommands.Root()), arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
