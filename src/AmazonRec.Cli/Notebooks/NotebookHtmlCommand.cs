using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Notebooks.Reports;

namespace AmazonRec.Cli.Notebooks;

/// <summary><c>notebook html FILE…</c>: notebooks as pages, with the outputs that their files hold.</summary>
internal sealed class NotebookHtmlCommand
{
    private readonly Argument<string[]> _files = new("FILE") { Description = NotebookFiles.Words, Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _out = OutputOptions.OutFolder(
        "Folder for the pages, and for index.html if there are several.", Path.Combine("results", ReportFolder.Name));
    private readonly Option<bool> _noCode = new("--no-code") { Description = "Leave the code out: prose and what cells show." };
    private readonly Option<bool> _allCode = new("--all-code")
    {
        Description = $"Open all code; by default cells of more than {PageOptions.LongCell} lines are folded, on paper, too.",
    };
    private readonly Option<bool> _pdf = new("--pdf")
    {
        Description = "Print a PDF file beside each page, by the Chromium, Chrome or Edge of this machine.",
    };
    private readonly Option<bool> _interactive = new("--interactive")
    {
        Description =
            $"Charts that can be pointed at and zoomed. Puts {PlotlyScript.FileName} (MIT licence) beside the pages, fetched once from "
            + $"{PlotlyScript.Address}; where it is there, later pages use it, too. Without scripts, pages show pictures.",
    };
    private readonly Option<string?> _plotly = new("--plotly")
    {
        Description = "The same with a plotly.js of your own: it is copied beside the pages, and nothing is fetched.",
        HelpName = "FILE",
    };
    private readonly Option<bool> _offline = new("--offline")
    {
        Description = "The same with the script inside each page, which then is one file of some megabytes.",
    };

    public static Command Create() => new NotebookHtmlCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "html",
            "Write notebooks as pages, one file each, that need no network and no script. They show the outputs that the files hold; "
            + "nothing runs.")
        {
            _files,
            _out,
            _noCode,
            _allCode,
            _pdf,
            _interactive,
            _plotly,
            _offline,
        };
        command.SetAction(RunAsync);
        return command.WithExamples(
            "amazonrec notebook html notebooks/00-quickstart.ipynb",
            "amazonrec notebook html notebooks      and results/report/index.html",
            "amazonrec notebook html notebooks --no-code --pdf      to print or send",
            "amazonrec notebook html notebooks --interactive      charts to point at; plotly.js beside the pages",
            "amazonrec notebook html notebooks/02-explore.ipynb --offline --plotly plotly.min.js      the same in one file");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (screen, folder) = (Screen.Open(parsed), parsed.GetRequiredValue(_out));
        if (parsed.GetValue(_noCode) && parsed.GetValue(_allCode))
            throw new ArgumentException("--no-code leaves out what --all-code opens; give one of them.");
        var files = NotebookFiles.Find(parsed.GetRequiredValue(_files));
        var browser = parsed.GetValue(_pdf) ? Browser.Find() : null; // before anything is written
        var options = new PageOptions
        {
            Code = parsed.GetValue(_noCode) ? CodeShown.None : parsed.GetValue(_allCode) ? CodeShown.All : CodeShown.Short,
            Plotly = await PlotlyAsync(parsed, folder, cancellation),
        };
        foreach (var path in ReportFolder.Write(folder, files, options)) screen.Output.WriteLine($"written: {path}");
        if (browser is null) return 0;
        foreach (var path in await ReportFolder.PrintAsync(folder, files, options, browser, cancellation))
            screen.Output.WriteLine($"written: {path}");
        return 0;
    }

    private async Task<PlotlyScript?> PlotlyAsync(ParseResult parsed, string folder, CancellationToken cancellation)
    {
        var (given, isOffline) = (parsed.GetValue(_plotly), parsed.GetValue(_offline));
        if (given is not null && !File.Exists(given)) throw new FileNotFoundException($"{given}: no such file.");
        if (given is not null) return isOffline ? PlotlyScript.Read(given) : PlotlyScript.Copy(given, folder);
        if (!isOffline && !parsed.GetValue(_interactive)) return null;
        var asked = (isOffline ? _offline : _interactive).Name;
        using var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(30) };
        var beside = await PlotlyScript.FetchAsync(folder, handler, PlotlyScript.Address, asked, cancellation);
        return isOffline ? PlotlyScript.Read(Path.Combine(folder, PlotlyScript.FileName)) : beside;
    }
}
