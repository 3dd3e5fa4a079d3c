using AmazonRec.Features;

namespace AmazonRec.Evaluation.Labels;

/// <summary>Items that have a label, and features in each of some files: what encoders are compared on.</summary>
public sealed class LabelledItems
{
    private LabelledItems(IReadOnlyList<string> ids, IReadOnlyList<string> labels) => (Ids, Labels) = (ids, labels);

    /// <summary>Their ids, each once, in the order of bytes.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The label of each.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The items that have a label and are in all features.</summary>
    /// <param name="features">At least one.</param>
    /// <param name="labels">Labels by item.</param>
    public static LabelledItems Find(IReadOnlyList<FeatureMatrix> features, IReadOnlyDictionary<string, string> labels)
    {
        string[] ids = [
            .. features[0].Items.Ids.Where(
                id => labels.ContainsKey(id) && features.Skip(1).All(others => others.Items.TryGetCode(id, out _)))];
        return new LabelledItems(ids, Array.ConvertAll(ids, id => labels[id]));
    }

    /// <summary>Without copies: of items with the same text, the first stays, and so do items without a text.</summary>
    /// <param name="texts">What tells copies, such as titles, by item.</param>
    public LabelledItems WithoutCopies(IReadOnlyDictionary<string, string> texts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Where(place => !texts.TryGetValue(Ids[place], out var text) || seen.Add(text));
    }

    /// <summary>Without copies: of items whose rows are the same in every file, to the last bit, the first stays.</summary>
    /// <param name="features">The files.</param>
    public LabelledItems WithoutCopies(IReadOnlyList<FeatureMatrix> features)
    {
        var seen = new Dictionary<int, List<int>>(); // places by the hash of their rows
        return Where(place =>
        {
            var hash = default(HashCode);
            foreach (var matrix in features)
                foreach (var value in RowOf(matrix, place)) hash.Add(value);
            if (!seen.TryGetValue(hash.ToHashCode(), out var likely)) seen[hash.ToHashCode()] = likely = [];
            if (likely.Exists(other => features.All(matrix => RowOf(matrix, other).SequenceEqual(RowOf(matrix, place))))) return false;
            likely.Add(place);
            return true;
        });
    }

    /// <summary>The codes of the items in some features, rising.</summary>
    internal int[] CodesIn(FeatureMatrix features) => [.. Ids.Select(features.Items.CodeOf)];

    private LabelledItems Where(Func<int, bool> stays)
    {
        int[] places = [.. Enumerable.Range(0, Ids.Count).Where(stays)];
        return new LabelledItems(Array.ConvertAll(places, place => Ids[place]), Array.ConvertAll(places, place => Labels[place]));
    }

    private ReadOnlySpan<float> RowOf(FeatureMatrix features, int place) => features.Row(features.Items.CodeOf(Ids[place]));
}
