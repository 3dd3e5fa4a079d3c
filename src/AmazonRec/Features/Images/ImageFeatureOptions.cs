namespace AmazonRec.Features.Images;

/// <summary>How features of pictures are learned.</summary>
public sealed record ImageFeatureOptions
{
    /// <summary>Numbers per item in the end.</summary>
    public int Width { get; init; } = 128;

    /// <summary>Pixels of the square that every picture is brought to: 32, as in Coates et al.</summary>
    public int Size { get; init; } = 32;

    /// <summary>How a picture comes into the square. Product photos have their subject up to the edges.</summary>
    public Framing Framing { get; init; }

    /// <summary>Pixels of a patch's side: Coates et al. found 6 to be best.</summary>
    public int Patch { get; init; } = 6;

    /// <summary>Patches that the dictionary is learned from.</summary>
    public int Patches { get; init; } = 50_000;

    /// <summary>Words of the dictionary; each gives four numbers before they are reduced.</summary>
    public int Centroids { get; init; } = 160;

    /// <summary>Rounds of k-means: the dictionary hardly moves after ten.</summary>
    public int Rounds { get; init; } = 10;

    /// <summary>Fields of the colour layout's side.</summary>
    public int ColorGrid { get; init; } = 8;

    /// <summary>Seed of patches and first centroids.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads; the features are the same with any number of them.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>What each picture may cost.</summary>
    public ImageLimits Limits { get; init; } = new();

    /// <summary>Numbers per item before they are reduced: four per centroid, three per field of the colour layout.</summary>
    public int RawWidth => (4 * Centroids) + (3 * ColorGrid * ColorGrid);

    /// <exception cref="ArgumentException">A number is out of range.</exception>
    internal void Validate()
    {
        Within(Size, 8, 256, "size");
        Within(Patch, 2, Math.Min(16, Size / 2), "patch");
        Within(Centroids, 2, 4096, "number of centroids");
        Within(Patches, Centroids, 10_000_000, "number of patches");
        Within(Rounds, 1, 1000, "number of rounds");
        Within(ColorGrid, 1, Size, "colour grid");
        Within(Width, 1, RawWidth, "width");
        Within(Threads, 1, 256, "number of threads");

        static void Within(int value, int least, int most, string name)
        {
            if (value < least || value > most) throw new ArgumentException($"The {name} is {value}; it goes from {least} to {most}.");
        }
    }
}
