using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AmazonRec.Cli.Terminal;

namespace AmazonRec.Cli.Tests;

public sealed class ServeCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_without_a_run_is_an_error_that_says_how_to_make_one()
    {
        var (code, error) = await Run("serve", "--run", _folder);
        Assert.Equal(
            (ExitCode.Failed, true),
            (code, error.StartsWith($"error: {_folder}: holds no run") && error.Contains("amazonrec train --out")));
    }

    [Theory]
    [InlineData("--port 70000", "from 1 to 65535")]
    [InlineData("--port 5001 --urls http://localhost:5000", "Give one of them")]
    [InlineData("--urls https://localhost:5000", "only http")]
    [InlineData("--rate 0", "at least one")]
    [InlineData("--host http://shop.example", "no name of a host")]
    public async Task A_wrong_option_says_what_would_do(string options, string part)
    {
        var (code, error) = await Run(["serve", "--run", _folder, .. options.Split(' ')]);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains(part, error);
    }

    [Fact]
    public async Task A_port_in_use_is_an_error_of_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var (code, error) = await Run("serve", "--run", await Trained(), "--port", $"{((IPEndPoint)other.LocalEndpoint).Port}");
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("address already in use. Choose another port with --port", error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Theory(Skip = "No signals on this system.", SkipType = typeof(CliProcess), SkipUnless = nameof(CliProcess.HasSignals))]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task It_says_where_it_listens_answers_there_and_ends_well_with_ctrl_c_or_when_told_to(string signal)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var process = CliProcess.Start("serve", "--run", await Trained(), "--urls", "http://127.0.0.1:0");
        Assert.StartsWith("serving svd of run (", await process.StandardOutput.ReadLineAsync(cancellation));
        using (var client = new HttpClient { BaseAddress = new Uri((await process.StandardOutput.ReadLineAsync(cancellation))!.Trim()) })
            Assert.Contains("\"status\":\"ok\"", await client.GetStringAsync("health", cancellation));
        using (var kill = Process.Start("kill", [signal, process.Id.ToString()])) await kill.WaitForExitAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.Equal((0, ""), (process.ExitCode, await process.StandardError.ReadToEndAsync(cancellation)));
    }

    private async Task<string> Trained()
    {
        var (data, run) = (Path.Combine(_folder, "synthetic"), Path.Combine(_folder, "run"));
        Assert.Equal(
            0,
            await CommandLine.RunAsync(
                ["data", "synthesize", "--out", data, "--users", "60", "--items", "40", "--ratings", "900"],
                TextWriter.Null,
                TextWriter.Null));
        Assert.Equal(
            0,
            await CommandLine.RunAsync(
                ["train", "--data", Path.Combine(data, "synthetic_reviews.json.gz"), "--model", "svd", "--epochs", "1", "--out", run],
                TextWriter.Null,
                TextWriter.Null));
        return run;
    }

    private static async Task<(int Code, string Error)> Run(params string[] arguments)
    {
        using var error = new StringWriter();
        return (await CommandLine.RunAsync(arguments, TextWriter.Null, error), error.ToString());
    }
}
