using System.Collections;
using System.Text.Json;
using System.Text.Unicode;
using AmazonRec.Data.Reading;

namespace AmazonRec.Data;

/// <summary>
/// The reviews of a file (JSON lines, plain or gzip; Amazon's of 2014, 2018 and 2023, or others whose names are said), streamed: each
/// enumeration reads the file anew and holds one review at a time.
/// </summary>
public sealed class Reviews : IEnumerable<Review>
{
    private readonly DataSource _source;
    private readonly ReadOptions _options;

    private Reviews(DataSource source, ReadOptions options) => (_source, _options) = (source, options);

    /// <summary>Rows that the last whole enumeration left out as bad.</summary>
    public IReadOnlyList<RowError> BadRows { get; private set; } = [];

    /// <summary>The reviews of a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Reviews Read(string path, ReadOptions? options = null) => Read(DataSource.File(path), options);

    /// <summary>The reviews of a file or of the sample.</summary>
    public static Reviews Read(DataSource source, ReadOptions? options = null) => new(source, options ?? new());

    /// <summary>The ratings of the reviews as columns.</summary>
    /// <exception cref="FormatException">The file is empty or damaged, or a row is bad; names file, line, reason and remedy.</exception>
    public Ratings ToRatings()
        => RatingsReader.Read(_source, _options);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The file is damaged, or more rows are bad than <see cref="ReadOptions.SkipBadRows"/>
    /// tolerates.</exception>
    public IEnumerator<Review> GetEnumerator()
    {
        if (FileKind.Describe(_source) != FileKind.ReviewLines)
            throw new FormatException(
                $"{_source.Name}: holds columns, and the words of reviews are read from JSON lines only. Take such a file, one JSON "
                + "object a line.");
        var schema = ReviewSchema.Detect(_source, _options);
        using var reader = new LineReader(_source);
        var bad = new BadRows(_source.Name, _options.SkipBadRows);
        while (TryRead(reader, schema, bad, out var review))
        {
            if (review is not null && (review.Verified == true || !_options.VerifiedOnly)) yield return review;
            if (reader.Line % 4096 != 0) continue;
            _options.Cancellation.ThrowIfCancellationRequested();
            _options.Progress?.Report(reader.Progress);
        }

        BadRows = bad.Rows;
        _options.Progress?.Report(1);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>False at the end of the file; true with null for a blank line or a tolerated bad row.</summary>
    private bool TryRead(LineReader reader, ReviewSchema schema, BadRows bad, out Review? review)
    {
        review = null;
        if (!reader.TryRead(out var line)) return false;
        if (Lines.IsBlank(line)) return true;
        if (!Utf8.IsValid(line))
        {
            bad.Add(reader.Line, BinaryKind.NotUtf8(line));
            return true;
        }

        try
        {
            review = ReviewParser.Parse(line, schema, _options.RatingRange);
        }
        catch (JsonException e)
        {
            bad.Add(reader.Line, ReviewJson.Broken(e));
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            bad.Add(reader.Line, e.Message.TrimEnd('.'));
        }

        return true;
    }
}
