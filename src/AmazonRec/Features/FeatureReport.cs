namespace AmazonRec.Features;

/// <summary>What item features are made of, and how many items have none: enough to make them again, and kept with every run.</summary>
/// <param name="Name">What the model calls them.</param>
/// <param name="Width">Numbers per item as the model reads them, the missing flag included.</param>
/// <param name="Scaling">What was done to them.</param>
/// <param name="Items">Items of the data.</param>
/// <param name="WithContent">Those that have content.</param>
/// <param name="TrainingItems">Items that occur in training rows.</param>
/// <param name="TrainingItemsWithContent">Those that have content: mean and deviation are theirs.</param>
/// <param name="Unused">Items of the features that are not in the data.</param>
/// <param name="Origin">How the numbers were made: method, options, source.</param>
public sealed record FeatureReport(
    string Name,
    int Width,
    FeatureScaling Scaling,
    int Items,
    int WithContent,
    int TrainingItems,
    int TrainingItemsWithContent,
    int Unused,
    IReadOnlyDictionary<string, string> Origin)
{
    /// <summary>The file they came from; null where they came from none.</summary>
    public string? File { get; init; }

    /// <summary>16 hexadecimal digits of the file's SHA-256.</summary>
    public string? FileHash { get; init; }

    /// <summary>Whether they tell items apart; null where nobody looked, or of few items.</summary>
    public FeatureHealth? Health { get; init; }

    /// <summary>Items without content, which have the mean row.</summary>
    public int Missing => Items - WithContent;

    /// <summary>Whether a last column tells items without content from others: where training rows have some of both.</summary>
    public bool MarksMissing => TrainingItemsWithContent < TrainingItems;
}
