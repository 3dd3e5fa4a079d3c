using System.Diagnostics;
using System.Text.Json.Nodes;
using AmazonRec.Testing;

namespace AmazonRec.Distributed.Tests;

public sealed class TrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("biased-mf", 1e-3)]
    [InlineData("concat-mlp", 1e-3)]
    public async Task Ranks_come_to_what_one_process_comes_to(string model, double tolerance)
    {
        Assert.SkipUnless(MpiRun.Missing is null, MpiRun.Missing ?? "");
        var data = MpiRun.Ratings(_folder);
        string[] train = ["train", "--data", data, "--model", model, "--epochs", "2", "--patience", "0", "--json"];
        var alone = await Losses(0, train);
        foreach (var (ranks, more) in new[] { (1, ""), (2, ""), (4, ""), (2, "--shard-items") })
        {
            var together = await Losses(ranks, more.Length > 0 ? [.. train, more] : train);
            Assert.Equal(alone.Length, together.Length);
            Assert.All(alone.Zip(together), pair => Assert.Equal(pair.First, pair.Second, tolerance: tolerance * pair.First));
        }
    }

    [Fact]
    public async Task As_many_ranks_write_the_same_bits_again()
    {
        Assert.SkipUnless(MpiRun.Missing is null, MpiRun.Missing ?? "");
        var data = MpiRun.Ratings(_folder);
        var runs = new List<byte[]>();
        foreach (var name in new[] { "first", "second" })
        {
            var (code, _, error) = await MpiRun.Run(
                2, "train", "--data", data, "--model", "concat-mlp", "--epochs", "2", "--out", _folder.PathOf(name));
            Assert.True(code == 0, error);
            runs.Add(await File.ReadAllBytesAsync(
                Path.Combine(_folder.PathOf(name), "weights.safetensors"), TestContext.Current.CancellationToken));
        }

        Assert.Equal(runs[0], runs[1]);
    }

    [Fact]
    public async Task A_run_whose_ranks_are_killed_goes_on_to_the_bits_of_one_that_was_not()
    {
        Assert.SkipUnless(MpiRun.Missing is null, MpiRun.Missing ?? "");
        var cancellation = TestContext.Current.CancellationToken;
        var data = MpiRun.Ratings(_folder);
        string[] Train(string name) =>
        [
            "train", "--data", data, "--model", "biased-mf", "--epochs", "6", "--patience", "0", "--checkpoint-steps", "4",
            "--out", _folder.PathOf(name),
        ];
        var (code, _, said) = await MpiRun.Run(2, Train("whole"));
        Assert.True(code == 0, said);
        var (random, kills) = (new Random(7), 0);
        var checkpoint = _folder.PathOf("killed.checkpoint.safetensors");
        while (!Directory.Exists(_folder.PathOf("killed")))
        {
            using var run = MpiRun.Start(2, File.Exists(checkpoint) ? [.. Train("killed"), "--resume"] : Train("killed"));
            var error = run.StandardError.ReadToEndAsync(cancellation);
            var output = run.StandardOutput.ReadToEndAsync(cancellation);
            var written = File.Exists(checkpoint) ? File.GetLastWriteTimeUtc(checkpoint) : default;
            // Once it has gone on a little, one of its ranks is gone.
            while (kills < 3 && !run.HasExited && (!File.Exists(checkpoint) || File.GetLastWriteTimeUtc(checkpoint) == written))
                await Task.Delay(5, cancellation);
            if (kills < 3 && MpiRun.RanksBelow(run.Id) is { Length: > 0 } ranks)
            {
                kills++;
                await Process.Start("kill", ["-9", $"{ranks[random.Next(ranks.Length)]}"]).WaitForExitAsync(cancellation);
            }

            await run.WaitForExitAsync(cancellation);
            await output;
            Assert.True(run.ExitCode != 0 || Directory.Exists(_folder.PathOf("killed")), await error);
        }

        Assert.True(kills > 0);
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(_folder.PathOf("whole"), "weights.safetensors"), cancellation),
            await File.ReadAllBytesAsync(Path.Combine(_folder.PathOf("killed"), "weights.safetensors"), cancellation));
        Assert.False(File.Exists(checkpoint));
    }

    [Fact]
    public async Task Processes_that_do_not_know_of_each_other_are_refused()
    {
        Assert.SkipUnless(MpiRun.Missing is null, MpiRun.Missing ?? "");
        var (code, _, error) = await MpiRun.RunApart(
            2, "train", "--data", MpiRun.Ratings(_folder), "--model", "biased-mf", "--out", _folder.PathOf("run"));
        Assert.NotEqual(0, code);
        Assert.Contains("Add --distributed", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("run")));
    }

    [Fact]
    public async Task What_can_t_be_done_is_told_once()
    {
        Assert.SkipUnless(MpiRun.Missing is null, MpiRun.Missing ?? "");
        var (code, output, error) = await MpiRun.Run(2, "train", "--data", _folder.PathOf("none.csv"), "--model", "biased-mf");
        Assert.Equal(1, code);
        Assert.Equal(1, (output + error).Split("no such file").Length - 1);
        var (alone, _, refusal) = await MpiRun.Run(2, "train", "--data", MpiRun.Ratings(_folder));
        Assert.Equal(1, alone);
        Assert.Contains("name it with --model", refusal, StringComparison.Ordinal);
    }

    private static async Task<double[]> Losses(int ranks, string[] arguments)
    {
        var (code, output, error) = await MpiRun.Run(ranks, arguments);
        Assert.True(code == 0, error);
        return [.. JsonNode.Parse(output)!["history"]!["epochs"]!.AsArray().Select(epoch => (double)epoch!["trainLoss"]!)];
    }
}
