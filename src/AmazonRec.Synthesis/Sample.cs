using AmazonRec.Data;

namespace AmazonRec.Synthesis;

/// <summary>The synthetic sample that travels inside the library, so that everything runs without a download.</summary>
public static class Sample
{
    /// <summary>Says wherever its numbers appear that they are made up.</summary>
    public const string Label = "synthetic sample";

    /// <summary>Reviews in Amazon's 2018 format.</summary>
    public static DataSource Reviews => Embedded("synthetic_reviews.json.gz");

    /// <summary>Metadata of the reviewed items.</summary>
    public static DataSource Metadata => Embedded("synthetic_meta.json.gz");

    private static DataSource Embedded(string name) =>
        new($"sample/{name}", () => typeof(Sample).Assembly.GetManifestResourceStream($"sample/{name}")
            ?? throw new FileNotFoundException($"The library was built without {name}; build it from a whole checkout."));
}
