namespace AmazonRec.Cli.Tests;

/// <summary>Work of hours is not replaced by a slip, and nobody else's files ever are.</summary>
public sealed class OverwritingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_run_is_replaced_with_force_only()
    {
        string[] line = [.. await Line("train"), "--epochs", "1", "--out", Path.Combine(_folder, "run")];
        Assert.Equal(0, (await Run(line)).Code);
        var before = await File.ReadAllBytesAsync(
            Path.Combine(_folder, "run", "weights.safetensors"), TestContext.Current.CancellationToken);
        string[] other = [.. line, "--seed", "9"];
        var (code, _, error) = await Run(other);
        Assert.Equal(1, code);
        Assert.Contains(
            "run: holds a run already, which this one would replace. Name another folder, or add --force to replace it.", error);
        Assert.Equal(
            before,
            await File.ReadAllBytesAsync(Path.Combine(_folder, "run", "weights.safetensors"), TestContext.Current.CancellationToken));
        Assert.Equal(0, (await Run([.. other, "--force"])).Code);
        Assert.NotEqual(
            before,
            await File.ReadAllBytesAsync(Path.Combine(_folder, "run", "weights.safetensors"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("model.json")] // a name that runs use, too
    public async Task A_folder_that_is_no_run_is_left_alone_even_with_force(string name)
    {
        var mine = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "mine")).FullName, name);
        await File.WriteAllTextAsync(mine, "mine", TestContext.Current.CancellationToken);
        var (code, _, error) = await Run([.. await Line("train"), "--epochs", "1", "--out", Path.Combine(_folder, "mine"), "--force"]);
        Assert.Equal(1, code);
        Assert.Contains($"is no run and holds other files ({name}), so it is left alone", error);
        Assert.Equal("mine", await File.ReadAllTextAsync(mine, TestContext.Current.CancellationToken));
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "mine")));
    }

    [Fact]
    public async Task Trials_are_replaced_with_force_only()
    {
        string[] line = [.. await Line("tune"), "--trials", "2", "--out", Path.Combine(_folder, "tune")];
        Assert.Equal(0, (await Run(line)).Code);
        var (code, _, error) = await Run(line);
        Assert.Equal(1, code);
        Assert.Contains(
            "trials.json: holds trials already, which these would replace. Add --resume to go on from them or --force to replace them",
            error);
        Assert.Equal(0, (await Run([.. line, "--resume"])).Code);
        Assert.Equal(0, (await Run([.. line, "--force"])).Code);
    }

    private static async Task<(int Code, string Output, string Error)> Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private async Task<string[]> Line(string command)
    {
        var data = Path.Combine(_folder, "data");
        Assert.Equal(0, (await Run(["data", "synthesize", "--out", data, "--users", "40", "--items", "20", "--ratings", "400"])).Code);
        return [command, "--data", Path.Combine(data, "synthetic_reviews.json.gz"), "--model", "svd"];
    }
}
