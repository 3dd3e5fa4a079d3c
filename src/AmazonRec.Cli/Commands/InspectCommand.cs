using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Storage;
using Spectre.Console;

namespace AmazonRec.Cli.Commands;

/// <summary><c>data inspect FILE</c>: what is in a file, before anyone trains on it.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Reviews (JSON lines) or ratings (CSV, TSV), plain or gzip." };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output, nothing else." };
        var reading = new ReadingOptions();
        var command = new Command("inspect", "Show what a file of reviews or ratings holds: rows, stars, activity, time span, copies.") { file, json };
        reading.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var screen = Screen.Of(parsed);
            var path = parsed.GetRequiredValue(file);
            var ratings = ProgressDisplay.Run(screen, display => Ratings.Read(path, reading.Read(parsed, display.Task("read"), cancellation)));
            var profile = RatingsProfile.Of(ratings);
            if (parsed.GetValue(json)) screen.Output.WriteLine(Json.Write(profile));
            else Show(screen.Results, path, profile);
            return 0;
        }, CancellationToken.None));
        return command;
    }

    private static void Show(IAnsiConsole console, string path, RatingsProfile p)
    {
        console.WriteLine();
        console.WriteLine($"{path}: {p.Ratings:N0} ratings by {p.Users:N0} users of {p.Items:N0} items, {p.Density:P3} of all pairs");
        if (p is { First: { } first, Last: { } last }) console.WriteLine($"from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, mean rating {p.Mean:F3}");
        var copies = p.Copies == 0 ? "no user rated an item twice" : $"{p.Copies:N0} rows are copies: the same user and item again";
        console.WriteLine(copies);
        console.WriteLine();
        var most = p.Stars.Max(s => s.Count);
        foreach (var star in p.Stars)
            console.WriteLine($"{star.Rating,8} {new string('█', (int)Math.Ceiling(40.0 * star.Count / most)),-40} {star.Count,12:N0}  {(double)star.Count / p.Ratings,6:P1}");
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("ratings per", "min", "25 %", "median", "75 %", "99 %", "max");
        foreach (var column in table.Columns.Skip(1)) column.RightAligned();
        foreach (var (name, q) in new[] { ("user", p.PerUser), ("item", p.PerItem) })
            table.AddRow(name, $"{q.Min:N0}", $"{q.Q25:N0}", $"{q.Median:N0}", $"{q.Q75:N0}", $"{q.Q99:N0}", $"{q.Max:N0}");
        console.Write(table);
        BadRowsNote.Write(console, p.BadRows);
    }
}
