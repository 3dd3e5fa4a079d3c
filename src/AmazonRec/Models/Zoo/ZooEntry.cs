using AmazonRec.Data;

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
    /// The range of the output on a rating scale; null where it has none. A sigmoid never reaches its ends, so its range is wider than the
    /// scale: 0 to 5.5 for 1 to 5, as fastai has it.
    /// </summary>
    public RatingRange? RangeOn(RatingRange scale)
    {
        if (!Uses.Contains(nameof(ModelOptions.OutputRange))) return null;
        var span = scale.Max - scale.Min;
        return RangeIsScale ? scale : new RatingRange(scale.Min - (span / 4), scale.Max + (span / 8));
    }

    /// <summary>
    /// Whether training takes any content of the items that there is, and folds it into their rows: the graph reads none then.
    /// </summary>
    public bool FoldsContent { get; init; }
}
