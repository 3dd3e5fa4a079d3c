using AmazonRec.Data.Synthesis;

namespace AmazonRec.Cli.Commands;

/// <summary>What the formats are called on the command line.</summary>
internal static class SynthesisFormatNames
{
    private static readonly Dictionary<string, SynthesisFormat> Names = new(StringComparer.Ordinal)
    {
        ["2014"] = SynthesisFormat.Amazon2014,
        ["2018"] = SynthesisFormat.Amazon2018,
        ["2023"] = SynthesisFormat.Amazon2023,
        ["ratings-2014"] = SynthesisFormat.Ratings2014,
        ["ratings-2018"] = SynthesisFormat.Ratings2018,
        ["ratings-2023"] = SynthesisFormat.Ratings2023,
        ["marketing-bias"] = SynthesisFormat.MarketingBias,
        ["movielens-100k"] = SynthesisFormat.MovieLens100k,
        ["movielens-1m"] = SynthesisFormat.MovieLens1m,
        ["movielens-latest"] = SynthesisFormat.MovieLensLatest,
    };

    public static IEnumerable<string> All => Names.Keys;

    /// <exception cref="ArgumentException">There is no such format.</exception>
    public static SynthesisFormat Parse(string name) => Names.TryGetValue(name, out var format)
        ? format
        : throw new ArgumentException($"There is no format '{name}'. Choose one of {string.Join(", ", All)}.");
}
