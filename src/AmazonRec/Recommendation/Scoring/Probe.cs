using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>
/// The model for a few users and items that need not exist: rows of their own make up a small network, which any engine runs. So whatever
/// the graph, one can ask what a score would be if a user or an item were another.
/// </summary>
internal sealed class Probe
{
    private readonly ModelParts _parts;
    private readonly INetwork _network;
    private readonly KeyValuePair<string, Tensor>[] _items;

    /// <summary>A probe of some items and as many users as will be set.</summary>
    public Probe(ModelParts parts, IReadOnlyList<ItemInput> items, int users)
    {
        _parts = parts;
        var features = parts.Features.Select(
            f => new ItemFeatures(f.Name, f.Width, [.. items.SelectMany(i => i.Content[f.Name])])).ToArray();
        _network = parts.Engine.Compile(parts.Model, new ModelShape(users, items.Count), new NetworkOptions { Features = features });
        _items = [.. parts.Items.Tables([.. items.Select(i => i.Row)])];
    }

    /// <summary>Gives the users their rows.</summary>
    public void SetUsers(IReadOnlyList<float[]> rows) =>
        _network.Import(new Dictionary<string, Tensor>([.. _parts.Users.Tables(rows), .. _items, .. _parts.Common]));

    /// <summary>The score of every item by every user, [users][items].</summary>
    public float[] Scores(int users, int items)
    {
        var (user, item, scores) = (new int[users * items], new int[users * items], new float[users * items]);
        for (var pair = 0; pair < scores.Length; pair++) (user[pair], item[pair]) = (pair / items, pair % items);
        _network.Predict(user, item, scores);
        return scores;
    }
}
