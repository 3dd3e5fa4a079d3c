namespace AmazonRec.Models.Zoo;

/// <summary>A published model that can be asked for by name.</summary>
/// <param name="Name">As in <c>--model NAME</c>.</param>
/// <param name="Summary">What it is, in one line.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Uses">Which of the options it has; naming another is an error.</param>
/// <param name="Build">Makes it.</param>
public sealed record ZooEntry(string Name, string Summary, string Source, IReadOnlyList<string> Uses, Func<ModelOptions, Model> Build)
{
    /// <summary>
    /// Whether the output range is the rating scale itself by default: where predictions are clipped to it and reach its ends, and where it
    /// was published so. A sigmoid's never do, and need a wider one.
    /// </summary>
    public bool RangeIsScale { get; init; }

    /// <summary>
    /// Whether training takes any content of the items that there is, and folds it into their rows: the graph reads none then.
    /// </summary>
    public bool FoldsContent { get; init; }
}
