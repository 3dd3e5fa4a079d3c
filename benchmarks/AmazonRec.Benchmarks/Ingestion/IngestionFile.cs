using AmazonRec.Synthesis;

namespace AmazonRec.Benchmarks.Ingestion;

/// <summary>A file to read: synthetic, in the shape of Amazon's Electronics.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Options">How it is made.</param>
internal sealed record IngestionFile(string Name, SynthesisOptions Options)
{
    private const int Largest = 16;

    /// <summary>Whether a file holds reviews as JSON lines, by its name.</summary>
    public static bool HasReviews(string path) => path.Contains(".json", StringComparison.Ordinal);

    /// <summary>Ratings at 1, 4 and 16 times a sixteenth of Electronics, and reviews with texts.</summary>
    public static IReadOnlyList<IngestionFile> All(bool quick)
    {
        var whole = SynthesisOptions.Electronics;
        if (quick) whole = whole with { Users = 4_900, Items = 400, Ratings = 16_000 };
        return
        [
            .. new[] { 1, 4, Largest }.Select(times => new IngestionFile($"ratings {times}x", Part(whole, times))),
            new IngestionFile("reviews, gzip", Part(whole, 1) with { Format = SynthesisFormat.Amazon2018 }),
        ];
    }

    private static SynthesisOptions Part(SynthesisOptions whole, int times) => whole with
    {
        Users = whole.Users / Largest * times,
        Items = whole.Items / Largest * times,
        Ratings = whole.Ratings / Largest * times,
    };
}
