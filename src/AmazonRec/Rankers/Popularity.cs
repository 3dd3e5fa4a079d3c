using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Rankers.Items;

namespace AmazonRec.Rankers;

/// <summary>How many users chose an item, the same for everyone; choices that a user made long ago may count less.</summary>
public sealed class Popularity : IRanker
{
    private readonly float[] _counts;

    private Popularity(float[] counts) => _counts = counts;

    /// <summary>In the list of rankers.</summary>
    public static RankerEntry Entry { get; } = new(
        "popular",
        "How many users chose an item: the same list for everyone.",
        "-",
        [History.Even],
        Fit,
        weights => new Popularity(weights["counts"].As<float>()))
    {
        Seconds = (_, _) => 0,
    };

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> Weights => new Dictionary<string, Tensor> { ["counts"] = Tensor.Of(_counts) };

    /// <inheritdoc/>
    public void Score(int user, Choices chosen, Span<float> scores) => _counts.CopyTo(scores);

    private static Popularity Fit(RankerTask task, RankerSettings settings)
    {
        var (history, counts) = (History.Of(settings, History.Even), new float[task.Chosen.Items.Count]);
        for (var user = 0; user < task.Chosen.Users.Count; user++)
        {
            var items = task.Chosen.ItemsOf(user);
            for (var place = 0; place < items.Length; place++) counts[items[place]] += history.Say(items.Length - 1 - place);
        }

        return new Popularity(counts);
    }
}
