using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Notebooks.Reports;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Pages;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Cli.Report;

/// <summary><c>report</c>: pages made from results, so that no number is typed.</summary>
internal sealed class ReportCommand
{
    /// <summary>The chart of predicted stars beside the page of results.</summary>
    public const string ChartName = "headline.svg";

    /// <summary>The chart of lists there.</summary>
    public const string ListChartName = "lists.svg";

    private readonly Option<string> _results = new("--results")
    {
        Description = "Folder with the results of reproduce.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "results",
    };
    private readonly Option<string?> _readme = new("--readme")
    {
        Description = "A page that gets the headline table between its marks <!-- results --> and <!-- /results -->.",
        HelpName = "FILE",
    };

    public static Command Create() => new ReportCommand().Build();

    /// <summary>The page of results, its chart, and the HTML report.</summary>
    public static IReadOnlyList<string> Write(string folder, ResultsFolder results)
    {
        if (results.Studies.Count == 0 && results.Lists.Count == 0) return [];
        var report = Path.Combine(folder, ReportFolder.Name);
        Directory.CreateDirectory(report);
        var files = new List<string>();
        Page(Path.Combine(folder, ResultsReadme.FileName), ResultsReadme.Write(results));
        Page(Path.Combine(folder, ChartName), ChartSvg.Write(StudyCharts.Headline(results.Studies)));
        Page(Path.Combine(report, StudyPage.FileName), StudyPage.Write(results));
        if (results.Lists.Any(list => list.Published.Count > 0))
            Page(Path.Combine(folder, ListChartName), ChartSvg.Write(ListCharts.Summary(results.Lists)));
        return files;

        void Page(string path, string text)
        {
            AtomicFile.WriteText(path, text);
            files.Add(path);
        }
    }

    private Command Build()
    {
        var command = new Command("report", "Make the pages of results anew from their JSON files.") { _results, _readme };
        command.SetAction(parsed => Run(parsed));
        return command.WithExamples(
            "amazonrec report --readme README.md                    tables and chart of results/ into the page");
    }

    private int Run(ParseResult parsed)
    {
        var screen = Screen.Open(parsed);
        var folder = parsed.GetRequiredValue(_results);
        if (!Directory.Exists(folder))
            throw new FileNotFoundException($"{folder}: no such folder. Make results with amazonrec reproduce --data DIR.");
        var results = ResultsFolder.Read(folder);
        var files = Write(folder, results);
        if (files.Count == 0)
            throw new FileNotFoundException($"{folder}: holds no results on real data. Make some with amazonrec reproduce --data DIR.");
        if (parsed.GetValue(_readme) is { } page)
        {
            if (!File.Exists(page))
                throw new FileNotFoundException(
                    $"{page}: no such file. Name a page that has the lines <!-- results --> and <!-- /results -->; the table goes "
                    + "between them.");
            AtomicFile.WriteText(page, Headline.Splice(File.ReadAllText(page), Text(results)));
            files = [.. files, page];
        }

        foreach (var file in files) screen.Output.WriteLine($"written: {file}");
        return 0;
    }

    /// <summary>
    /// What stands between a page's marks: published figures and ours, what can be exact first, then lists, then predicted stars.
    /// </summary>
    public static string Text(ResultsFolder results) =>
        string.Join("\n\n", StudyOverview.ToTables(results).Select(TableText.Markdown));
}
