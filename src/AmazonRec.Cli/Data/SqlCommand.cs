using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Plugins;

namespace AmazonRec.Cli.Data;

/// <summary><c>data sql QUERY</c>: a question to files of ratings.</summary>
internal static class SqlCommand
{
    private const int UsualRows = 40;

    public static Command Create()
    {
        var sql = new Argument<string>("QUERY")
        {
            Description =
                "A query in DuckDB's SQL. The table ratings has the columns user, item, rating and time (seconds since 1970); the table "
                + "data (or reviews) has those of the file itself.",
        };
        var (data, reading) = (DataOption.Create(required: true), new ReadingOptions());
        var @out = OutputOptions.Out("File for the whole answer: .csv, .parquet, .json or .jsonl.", "FILE");
        var rows = new Option<int>("--rows")
        {
            Description = "Rows to show at most; a file gets all.",
            HelpName = "N",
            DefaultValueFactory = _ => UsualRows,
        };
        var json = OutputOptions.Json();
        var command = new Command("sql", "Ask files of ratings in SQL; with the plug-in DuckDb. Nothing is written but --out.")
        {
            sql, data,
        };
        reading.AddTo(command);
        foreach (var option in new Option[] { @out, rows, json }) command.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var (screen, query) = (Screen.Open(parsed), parsed.GetRequiredValue(sql));
                var source = DataSource.Files(parsed.GetRequiredValue(data));
                var most = parsed.GetValue(rows);
                if (most < 1) throw new ArgumentException("--rows takes a number from 1.");
                if (parsed.GetValue(@out) is { } file)
                {
                    AtomicFile.Probe(Path.GetDirectoryName(Path.GetFullPath(file))!);
                    var count = ProgressDisplay.Run(
                        screen,
                        display => RatingsDatabase.Load().QueryTo(
                            query, source, reading.Read(parsed, display.Reading("read", source), cancellation), file));
                    if (parsed.GetValue(json)) screen.Output.WriteLine(Json.Write(new { file, rows = count }));
                    else screen.Output.WriteLine($"written: {file}, {count:N0} rows");
                    return 0;
                }

                var answer = ProgressDisplay.Run(
                    screen,
                    display => RatingsDatabase.Load().Query(
                        query, source, reading.Read(parsed, display.Reading("read", source), cancellation), most));
                if (parsed.GetValue(json)) screen.Output.WriteLine(Json.Write(QueryView.Rows(answer)));
                else QueryView.Write(screen.Results, answer);
                return 0;
            },
            CancellationToken.None));
        return command.WithExamples(
            "amazonrec data sql \"select rating, count(*) from ratings group by 1 order by 1\" --data Electronics.csv",
            "amazonrec data sql \"select item, count(*) n from ratings group by 1 order by n desc limit 10\" --data 'raw/*.parquet' --json",
            "amazonrec data sql \"select verified, avg(overall) from reviews group by 1\" --data Gift_Cards_5.json.gz",
            "amazonrec data sql \"from ratings where time >= 1514764800\" --data all.parquet --out 2018.csv");
    }
}
