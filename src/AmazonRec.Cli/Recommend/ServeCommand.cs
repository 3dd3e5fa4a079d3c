using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Web;
using Spectre.Console;

namespace AmazonRec.Cli.Recommend;

/// <summary><c>serve</c>: recommendations of a run in the browser.</summary>
internal sealed class ServeCommand
{
    private readonly RunOption _run = new("; or a folder of runs, of which the latest is served, and each new one from then on");
    private readonly Option<int> _port = new("--port")
    {
        Description = "Port on this machine.",
        HelpName = "N",
        DefaultValueFactory = _ => 5000,
    };
    private readonly Option<string[]> _urls = new("--urls")
    {
        Description = "Addresses to listen on, in place of --port; http://0.0.0.0:5000 is all of this machine's.",
        HelpName = "URL",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string[]> _hosts = new("--host")
    {
        Description = "Name by which a proxy on this machine is reached; its X-Forwarded-For is believed then.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string?> _images = ItemFileOptions.Pictures();
    private readonly Option<bool> _pictures = new("--pictures")
    {
        Description = "Let browsers load the pictures that the catalogue names, from other people's machines.",
    };
    private readonly Option<int> _rate = new("--rate")
    {
        Description = "Requests per second that one address may send for long; ten times as many at once.",
        HelpName = "N",
        DefaultValueFactory = _ => new ServeOptions("").RequestsPerSecond,
    };

    public static Command Create() => new ServeCommand().Build();

    private Command Build()
    {
        var command = new Command("serve", "Serve a run: a page to get recommendations on, and the API that it uses.");
        _run.AddTo(command);
        foreach (var option in new Option[] { _port, _urls, _hosts, _images, _pictures, _rate }) command.Add(option);
        command.SetAction(RunAsync);
        return command.WithExamples(
            "amazonrec serve --run runs/mf                                 then open http://localhost:5000",
            "amazonrec serve --run runs --port 8080                        the latest run in the folder, and each new one from then on",
            "amazonrec serve --run runs/films --images data/raw/posters    with pictures named by item",
            "amazonrec serve --run runs/mf --urls http://127.0.0.1:5000 --host recommendations.example.org");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var port = parsed.GetValue(_port);
        if (port is < 1 or > ushort.MaxValue) throw new ArgumentException($"--port is {port}; it must be from 1 to {ushort.MaxValue}.");
        if (parsed.GetResult(_urls) is not null && parsed.GetResult(_port) is { Implicit: false })
            throw new ArgumentException("--port and --urls both say where to listen. Give one of them.");
        foreach (var host in parsed.GetValue(_hosts) ?? [])
            if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
                throw new ArgumentException($"--host {host}: is no name of a host. Write it bare: recommendations.example.org.");
        var options = new ServeOptions(_run.Folder(parsed))
        {
            Urls = parsed.GetValue(_urls) is { Length: > 0 } urls ? urls : [$"http://localhost:{port}"],
            Hosts = parsed.GetValue(_hosts) ?? [],
            Images = parsed.GetValue(_images),
            RemotePictures = parsed.GetValue(_pictures),
            RequestsPerSecond = parsed.GetValue(_rate),
        };
        await using var server = await RecommendationServer.StartAsync(options, line => screen.Notes.WriteLine(line), cancellation);
        if (options.RemotePictures)
            screen.Notes.WriteLine("note: pages load pictures from the addresses in the catalogue; those machines see who looks at what.");
        await screen.Output.WriteLineAsync($"serving {server.Description}");
        foreach (var address in server.Addresses) await screen.Output.WriteLineAsync($"  {address}");
        await screen.Output.WriteLineAsync("Ctrl-C ends it.");
        await screen.Output.FlushAsync(CancellationToken.None);
        await server.RunAsync(cancellation);
        return 0;
    }
}
