using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Models.Zoo;
using AmazonRec.Runs;

namespace AmazonRec.Cli.Options;

/// <summary>The options that say which rows to learn from, the same for every command that trains on one split.</summary>
/// <param name="required">Whether there is no other source.</param>
internal sealed class DataOptions(bool required = true)
{
    private readonly RatingsOptions _ratings = new(required);
    private readonly SplitOptions _split = new();

    public void AddTo(Command command)
    {
        _ratings.AddTo(command);
        _split.AddTo(command);
    }

    /// <summary>Whether a file is named.</summary>
    public bool IsGiven(ParseResult parsed) => _ratings.IsGiven(parsed);

    public RatingRange Range(ParseResult parsed) => _ratings.Range(parsed);

    public ulong Seed(ParseResult parsed) => _ratings.Seed(parsed);

    /// <summary>Refuses what can't be read, before anything long is done.</summary>
    /// <exception cref="IOException">There is no such file, or a split can't be written.</exception>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public DataSource Source(ParseResult parsed)
    {
        _split.Read(parsed, Seed(parsed));
        var source = _ratings.Source(parsed);
        _split.Probe(parsed);
        return source;
    }

    /// <summary>What of this a result needs to tell, to be run again.</summary>
    public RunInput Input(ParseResult parsed, string model, ModelOptions modelOptions) =>
        _ratings.Input(parsed, model, modelOptions) with { Split = _split.Read(parsed, Seed(parsed)) };

    /// <exception cref="ArgumentException">The rows have no ratings, or can't be split so; the message names the file.</exception>
    public Split Read(ParseResult parsed, DataSource source, IProgress<double> progress, CancellationToken cancellation)
    {
        var ratings = _ratings.Read(parsed, source, progress, cancellation);
        try
        {
            return _split.Read(parsed, Seed(parsed)).Make(ratings);
        }
        catch (ArgumentException e) when (e.ParamName is null)
        {
            throw new ArgumentException($"{source.Name}: {e.Message}", e);
        }
    }

    /// <summary>The reviews of the file with their texts, read as its ratings are.</summary>
    public Reviews ReadReviews(ParseResult parsed, DataSource source, IProgress<double> progress, CancellationToken cancellation) =>
        _ratings.ReadReviews(parsed, source, progress, cancellation);

    /// <summary>Writes the split where that is asked for.</summary>
    public void SaveSplit(ParseResult parsed, Split split, Screen screen) => _split.Save(parsed, split, screen);
}
