using AmazonRec.Synthesis.Formats;

namespace AmazonRec.Synthesis;

/// <summary>Which files a format consists of, and what writes them.</summary>
/// <param name="Names">The tables without .gz; the last one is written last.</param>
/// <param name="IsGzip">Whether they are gzip unless asked otherwise.</param>
/// <param name="Write">Writes them.</param>
/// <param name="HasMetadata">Whether one of them holds metadata that can be dirty.</param>
/// <param name="HasPlainIds">Whether ids are whole numbers and the files' names fixed, so that a note must say that all is
/// synthetic.</param>
internal sealed record FormatFiles(
    string[] Names, bool IsGzip, Action<SynthesisTarget> Write, bool HasMetadata = false, bool HasPlainIds = false)
{
    public const string Note = "README.txt";
    private static readonly Dictionary<SynthesisFormat, FormatFiles> All = new()
    {
        [SynthesisFormat.Amazon2014] = new(
            ["synthetic_meta.json", "synthetic_reviews.json"], IsGzip: true, Amazon2014.Write, HasMetadata: true),
        [SynthesisFormat.Amazon2018] = new(
            ["synthetic_meta.json", "synthetic_reviews.json"], IsGzip: true, Amazon2018.Write, HasMetadata: true),
        [SynthesisFormat.Amazon2023] = new(
            ["synthetic_meta.jsonl", "synthetic_reviews.jsonl"], IsGzip: true, Amazon2023.Write, HasMetadata: true),
        [SynthesisFormat.Ratings2014] = new([AmazonRatings.Name], IsGzip: false, AmazonRatings.Write2014),
        [SynthesisFormat.Ratings2018] = new([AmazonRatings.Name], IsGzip: false, AmazonRatings.Write2018),
        [SynthesisFormat.Ratings2023] = new([AmazonRatings.Name], IsGzip: false, AmazonRatings.Write2023),
        [SynthesisFormat.MarketingBias] = new([MarketingBias.Name], IsGzip: false, MarketingBias.Write),
        [SynthesisFormat.MovieLens100k] = new(
            ["u.genre", "u.item", "u.user", "u.data"], IsGzip: false, MovieLens100k.Write, HasPlainIds: true),
        [SynthesisFormat.MovieLens1m] = new(
            ["movies.dat", "users.dat", "ratings.dat"], IsGzip: false, MovieLens1m.Write, HasPlainIds: true),
        [SynthesisFormat.MovieLensLatest] = new(["movies.csv", "ratings.csv"], IsGzip: false, MovieLensLatest.Write, HasPlainIds: true),
    };

    private static readonly FormatFiles RatingsWithMetadata = new(
        ["synthetic_meta.json", AmazonRatings.Name], IsGzip: false, AmazonRatings.Write2018WithMetadata, HasMetadata: true);

    public static FormatFiles Find(SynthesisOptions options) =>
        options is { Format: SynthesisFormat.Ratings2018, Metadata: true } ? RatingsWithMetadata : All[options.Format];

    /// <summary>A file's name with .gz where it is packed.</summary>
    public static string Packed(string name, SynthesisOptions options) => options.Gzip ?? Find(options).IsGzip ? name + ".gz" : name;
}
