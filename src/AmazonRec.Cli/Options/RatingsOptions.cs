using System.CommandLine;
using AmazonRec.Data;
using AmazonRec.Models.Zoo;
using AmazonRec.Runs;

namespace AmazonRec.Cli.Options;

/// <summary>The options that say which ratings to read and keep, however they are divided then.</summary>
/// <param name="required">Whether there is no other source.</param>
internal sealed class RatingsOptions(bool required = true)
{
    private readonly Option<string> _data = DataOption.Create(required);
    private readonly ReadingOptions _reading = new();
    private readonly FilterOptions _filters = new();
    private readonly Option<ulong> _seed = SeedOption.Create();

    public void AddTo(Command command)
    {
        command.Add(_data);
        _reading.AddTo(command);
        _filters.AddTo(command);
        command.Add(_seed);
    }

    /// <summary>Refuses a command line without a file, unless another option is there.</summary>
    public void RequireUnless(Command command, Option other) => command.Validators.Add(result =>
    {
        if (result.GetResult(_data) is null && result.GetResult(other) is null) result.AddError($"Option '{_data.Name}' is required.");
    });

    /// <summary>Those that go with rows on disk.</summary>
    public IEnumerable<Option> OfStored => [_data, _seed, _reading.Scale];

    /// <summary>Those by which rows are kept or dropped.</summary>
    public IEnumerable<Option> Filters => _filters.All;

    /// <summary>The file, as it was named.</summary>
    public string Path(ParseResult parsed) => parsed.GetRequiredValue(_data);

    /// <summary>Whether a file is named.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_data) is not null;

    public RatingRange Range(ParseResult parsed) => _reading.Range(parsed);

    public ulong Seed(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>Refuses what can't be read, before anything long is done.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public DataSource Source(ParseResult parsed)
    {
        _filters.Read(parsed, Seed(parsed));
        return DataSource.Files(parsed.GetRequiredValue(_data));
    }

    /// <summary>What of this a result needs to tell, to be run again.</summary>
    public RunInput Input(ParseResult parsed, string model, ModelOptions modelOptions)
    {
        var reading = _reading.Read(parsed, progress: null);
        return new RunInput(parsed.GetRequiredValue(_data), model, modelOptions, reading.RatingRange, reading.Columns, reading.SkipBadRows)
        {
            Separator = reading.Separator,
            VerifiedOnly = reading.VerifiedOnly,
            Filters = _filters.Read(parsed, Seed(parsed)),
        };
    }

    /// <summary>The reviews of the file with their texts, read as its ratings are.</summary>
    public Reviews ReadReviews(ParseResult parsed, DataSource source, IProgress<double> progress, CancellationToken cancellation) =>
        source.Parts.Count == 0
            ? Reviews.Read(source, _reading.Read(parsed, progress, cancellation))
            : throw new ArgumentException($"{source.Name}: texts of reviews are read of one file of JSON lines at a time. Name one.");

    /// <summary>The rows of another file, read as those of the first are, and all of them: filters are not for what is reported on.</summary>
    public Ratings ReadWhole(ParseResult parsed, DataSource source, CancellationToken cancellation) =>
        Ratings.Read(source, _reading.Read(parsed, progress: null, cancellation));

    /// <summary>The rows; without ratings only where <paramref name="implicitToo"/> says so.</summary>
    /// <exception cref="ArgumentException">The rows have no ratings.</exception>
    public Ratings Read(
        ParseResult parsed, DataSource source, IProgress<double> progress, CancellationToken cancellation, bool implicitToo = false)
    {
        var ratings = Ratings.Read(source, _reading.Read(parsed, progress, cancellation), _filters.Read(parsed, Seed(parsed)));
        if (!implicitToo) ratings.RequireRatings();
        return ratings;
    }
}
