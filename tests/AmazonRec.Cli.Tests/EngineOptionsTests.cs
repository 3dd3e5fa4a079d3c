using AmazonRec.Cli.Terminal;
using AmazonRec.Plugins;

namespace AmazonRec.Cli.Tests;

/// <summary>Engines as the command line offers them, where the one on libtorch is not built.</summary>
public sealed class EngineOptionsTests
{
    [Theory]
    [InlineData("train --data nowhere.csv --model concat-mlp --engine torch", "-p:Torch=cpu")]
    [InlineData("train --data nowhere.csv --model concat-mlp --engine torch --device cuda:1", "-p:Torch=cuda-")]
    [InlineData("reproduce fastai --smoke --engine torch", "-p:Torch=cpu")]
    public async Task An_engine_that_is_not_built_is_an_error_with_the_command_that_builds_it(string line, string package)
    {
        Assert.False(Directory.Exists(Path.Combine(Plugin.Folder, "TorchSharp")));
        var (code, error) = await Run(line);
        Assert.Equal(ExitCode.Failed, code);
        Assert.StartsWith(
            $"error: The plug-in TorchSharp is not built: there is none in {Path.Combine(Plugin.Folder, "TorchSharp")}. Build it in the "
            + "checkout with  dotnet build -c ",
            error);
        Assert.Contains(package, error);
        Assert.Equal('\n', error[^1]);
        Assert.DoesNotContain('\n', error.TrimEnd());
    }

    [Theory]
    [InlineData("train --data nowhere.csv --model concat-mlp --device cuda")]
    [InlineData("train --data nowhere.csv --model concat-mlp --engine managed --device cpu")]
    [InlineData("reproduce fastai --smoke --device cuda")]
    public async Task A_device_without_the_engine_that_has_devices_is_refused(string line)
    {
        var (code, error) = await Run(line);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Equal("error: --device belongs to --engine torch; the managed engine runs on the processor.", error.TrimEnd());
    }

    [Fact]
    public async Task An_engine_that_nobody_knows_is_refused()
    {
        var (code, error) = await Run("train --data nowhere.csv --model concat-mlp --engine tensorflow");
        Assert.NotEqual(0, code);
        Assert.Contains("--engine: 'tensorflow' is none of managed, torch.", error);
    }

    private static async Task<(int Code, string Error)> Run(string line)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return (await CommandLine.RunAsync(line.Split(' '), output, error), error.ToString());
    }
}
