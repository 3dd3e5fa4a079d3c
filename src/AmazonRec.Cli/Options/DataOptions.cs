using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Coded;
using AmazonRec.Models.Zoo;
using AmazonRec.Runs;

namespace AmazonRec.Cli.Options;

/// <summary>The options that say which rows to learn from, the same for every command that trains on one split.</summary>
/// <param name="required">Whether there is no other source.</param>
/// <param name="negatives">Whether given negatives may be named, too.</param>
internal sealed class DataOptions(bool required = true, bool negatives = false)
{
    private readonly RatingsOptions _ratings = new(required);
    private readonly SplitOptions _split = new();
    private readonly NegativesOption? _negatives = negatives ? new() : null;

    public void AddTo(Command command)
    {
        _ratings.AddTo(command);
        _split.AddTo(command);
        _negatives?.AddTo(command);
    }

    /// <inheritdoc cref="RatingsOptions.RequireUnless"/>
    public void RequireUnless(Command command, Option other) => _ratings.RequireUnless(command, other);

    /// <summary>Whether a file is named.</summary>
    public bool IsGiven(ParseResult parsed) => _ratings.IsGiven(parsed);

    /// <summary>The options that go with rows on disk.</summary>
    public IEnumerable<Option> OfStored => [.. _ratings.OfStored, .. _split.OfStored];

    /// <summary>Those by which rows are kept or dropped.</summary>
    public IEnumerable<Option> Filters => _ratings.Filters;

    /// <summary>The file of coded rows that is named; null where it is another file, or several.</summary>
    public string? StoredRows(ParseResult parsed)
    {
        if (!IsGiven(parsed)) return null;
        var path = _ratings.Path(parsed);
        return CodedRows.IsNamed(path) && (File.Exists(path) || !path.AsSpan().ContainsAny(';', '*', '?')) ? path : null;
    }

    /// <summary>How rows on disk are divided.</summary>
    /// <exception cref="ArgumentException">A share is out of range, or the split needs rows in memory.</exception>
    public RowDraw Draw(ParseResult parsed) => _split.ReadDraw(parsed, Seed(parsed));

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
        _negatives?.Probe(parsed);
        if (_split.TestData(parsed) is { } test && source.Path is { } train && Path.GetFullPath(test) == Path.GetFullPath(train))
            throw new ArgumentException("--data and --test-data name the same file. Leave out --test-data, and the file is split.");
        return source;
    }

    /// <summary>What of this a result needs to tell, to be run again.</summary>
    public RunInput Input(ParseResult parsed, string model, ModelOptions modelOptions) =>
        _ratings.Input(parsed, model, modelOptions) with { Split = _split.Read(parsed, Seed(parsed)) };

    /// <summary>
    /// The split: of one file, or of two. Where negatives are given, their items are in its vocabulary, though no row be of them.
    /// </summary>
    /// <exception cref="ArgumentException">The rows have no ratings, or can't be split so; the message names the file.</exception>
    public Split Read(
        ParseResult parsed, DataSource source, IProgress<double> progress, CancellationToken cancellation, bool implicitToo = false)
    {
        var ratings = _ratings.Read(parsed, source, progress, cancellation, implicitToo);
        if (_negatives?.Path(parsed) is { } file) ratings = ratings.WithItems(GivenNegatives.ItemsOf(file));
        var plan = _split.Read(parsed, Seed(parsed));
        var test = plan.TestData is { } path ? _ratings.ReadWhole(parsed, DataSource.Files(path), cancellation) : null;
        try
        {
            return test is null ? plan.Make(ratings) : Split.FromParts(ratings, test, plan);
        }
        catch (ArgumentException e) when (e.ParamName is null)
        {
            throw new ArgumentException($"{source.Name}: {e.Message}", e);
        }
    }

    /// <summary>The negatives of the split's test rows, [test rows][negatives] codes of items; null where none are given.</summary>
    /// <exception cref="FormatException">As <see cref="GivenNegatives.Read"/> and <see cref="GivenNegatives.For"/>.</exception>
    public int[][]? Negatives(ParseResult parsed, Split split, Screen screen) => _negatives?.Read(parsed, split, screen);

    /// <summary>The reviews of the file with their texts, read as its ratings are.</summary>
    public Reviews ReadReviews(ParseResult parsed, DataSource source, IProgress<double> progress, CancellationToken cancellation) =>
        _ratings.ReadReviews(parsed, source, progress, cancellation);

    /// <summary>Writes the split where that is asked for.</summary>
    public void SaveSplit(ParseResult parsed, Split split, Screen screen) => _split.Save(parsed, split, screen);
}
