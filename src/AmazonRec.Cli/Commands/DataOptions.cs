using System.CommandLine;
using AmazonRec.Data;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies;

namespace AmazonRec.Cli.Commands;

/// <summary>The options that say which rows to learn from, the same for every command that trains.</summary>
internal sealed class DataOptions
{
    private readonly Option<string> _data = new("--data") { Description = "Reviews (JSON lines) or ratings (CSV, TSV), plain or gzip.", HelpName = "FILE", Required = true };
    private readonly ReadingOptions _reading = new();
    private readonly Option<int> _minUser = new("--min-user-ratings") { Description = "Keep users with at least N ratings, counted before anything is dropped.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _minItem = new("--min-item-ratings") { Description = "Keep items with at least N ratings, likewise.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<double> _test = new("--test") { Description = "Share of rows to report on.", HelpName = "X", DefaultValueFactory = _ => 0.2 };
    private readonly Option<double> _validation = new("--validation") { Description = "Share of rows to stop by, never the test rows.", HelpName = "X", DefaultValueFactory = _ => 0.1 };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Of split, weights, order and dropout: the same seed gives the same bits.", HelpName = "N" };

    public void AddTo(Command command)
    {
        command.Add(_data);
        _reading.AddTo(command);
        foreach (var option in new Option[] { _minUser, _minItem, _test, _validation, _seed }) command.Add(option);
    }

    public string Path(ParseResult parsed) => parsed.GetRequiredValue(_data);

    public RatingRange Range(ParseResult parsed) => _reading.Range(parsed);

    public ulong Seed(ParseResult parsed) => parsed.GetValue(_seed);

    public bool HasValidation(ParseResult parsed) => parsed.GetValue(_validation) > 0;

    /// <summary>Refuses what can't be read, before anything long is done.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public DataSource Source(ParseResult parsed)
    {
        foreach (var option in new[] { _minUser, _minItem })
            if (parsed.GetValue(option) < 1) throw new ArgumentException($"{option.Name} takes a number from 1.");
        return DataSource.File(Path(parsed));
    }

    /// <summary>What of this a result needs to tell, to be run again.</summary>
    public RunInput Input(ParseResult parsed, string model, ModelOptions modelOptions)
    {
        var reading = _reading.Read(parsed, progress: null);
        return new RunInput(
            Path(parsed), model, modelOptions, reading.RatingRange, reading.Columns, reading.SkipBadRows,
            parsed.GetValue(_minUser), parsed.GetValue(_minItem), parsed.GetValue(_test), parsed.GetValue(_validation));
    }

    public Split Read(ParseResult parsed, DataSource source, IProgress<double> progress, CancellationToken cancellation)
    {
        var ratings = Ratings.Read(source, _reading.Read(parsed, progress, cancellation));
        var kept = ratings.WithMoreThan(parsed.GetValue(_minUser) - 1, parsed.GetValue(_minItem) - 1);
        if (kept.Count == 0) throw new ArgumentException("No rating is left. Lower --min-user-ratings and --min-item-ratings.");
        return Split.Random(kept, parsed.GetValue(_test), parsed.GetValue(_validation), Seed(parsed));
    }
}
