using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Coded;
using AmazonRec.Data.Storage;
using AmazonRec.Plugins;

namespace AmazonRec.Cli.Data;

/// <summary><c>data convert IN... OUT</c>: files of ratings as one file of another form, filtered on the way.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILES")
        {
            Description = "The files to read, and last the one to write: .parquet, .csv, .jsonl, or .rows to train from disk.",
            HelpName = "IN... OUT",
            Arity = new ArgumentArity(2, 100_000),
        };
        var (reading, filters, seed, json) = (new ReadingOptions(), new FilterOptions(), SeedOption.Create(), OutputOptions.Json());
        var command = new Command(
            "convert",
            "Write files of ratings as one file of another form, in their order, filtered on the way. All but one file of text as .rows "
            + "takes the plug-in DuckDb.")
        {
            files,
        };
        reading.AddTo(command);
        filters.AddTo(command);
        command.Add(seed);
        command.Add(json);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var (screen, names) = (Screen.Open(parsed), parsed.GetRequiredValue(files));
                var (source, target) = (DataSource.Files(string.Join(';', names[..^1])), names[^1]);
                var plan = filters.Read(parsed, parsed.GetValue(seed));
                if (source.Each.Any(file => Path.GetFullPath(file.Path!) == Path.GetFullPath(target)))
                    throw new ArgumentException($"{target}: is read and can't be written at the same time. Name another file to write.");
                AtomicFile.Probe(Path.GetDirectoryName(Path.GetFullPath(target))!);
                var steps = ProgressDisplay.Run(
                    screen,
                    display =>
                    {
                        var options = reading.Read(parsed, display.Reading("convert", source), cancellation);
                        return CodedRows.IsNamed(target)
                            ? Code(source, options, plan, target)
                            : RatingsDatabase.Load().Convert(source, options, plan, target);
                    });
                if (parsed.GetValue(json)) screen.Output.WriteLine(Json.Write(new { file = target, funnel = steps }));
                else
                {
                    screen.Results.Write(Tables.Funnel(steps));
                    screen.Output.WriteLine($"written: {target}");
                }

                return 0;
            },
            CancellationToken.None));
        return command.WithExamples(
            "amazonrec data convert Electronics.csv electronics.parquet",
            "amazonrec data convert 'raw/*.json.gz' all.parquet --copies last --memory 2GB",
            "amazonrec data convert ratings.parquet dense.csv --core 5",
            "amazonrec data convert ratings.parquet amazon.rows --memory 4GB      then: amazonrec train --data amazon.rows --model svd");
    }

    /// <summary>
    /// Coded rows. One file of text is read as ever, and its rows are in memory; what is Parquet, several files, or to stay within a limit
    /// goes by way of the database, block by block.
    /// </summary>
    private static IReadOnlyList<FunnelStep> Code(DataSource source, ReadOptions options, FilterPlan plan, string target)
    {
        if (!source.NeedsDatabase && options.Memory is null)
        {
            var ratings = Ratings.Read(source, options, plan);
            CodedRows.Write(ratings, target);
            return ratings.Funnel;
        }

        using (var writer = new CodedRowsWriter(target)) RatingsDatabase.Load().WriteCoded(source, options, plan, writer);
        using var written = CodedRows.Open(target);
        return written.Funnel;
    }
}
