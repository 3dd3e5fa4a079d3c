using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Training;

namespace AmazonRec.Auto;

/// <summary>
/// A blend as one graph: the parts' graphs side by side, and over them a dense layer of one unit whose kernel is the blend's weights. So a
/// blend predicts, recommends, explains, folds in new users and lies in a run folder as any other model does.
/// </summary>
internal static class BlendedGraph
{
    /// <summary>The blend, trained as its parts are; of a single part of weight 1, that part.</summary>
    /// <param name="name">What results call it.</param>
    /// <param name="parts">Trained on the same rows, graphs that share no layer, as parts, with the weight of each.</param>
    /// <param name="constant">Added to the weighted sum, in stars.</param>
    /// <param name="train">The rows they were trained on.</param>
    /// <param name="features">Content that parts read.</param>
    public static TrainedModel Build(
        string name, IReadOnlyList<(TrainedModel Model, double Weight)> parts, double constant, Ratings train,
        IReadOnlyList<ItemFeatures> features)
    {
        parts = [.. parts.OrderByDescending(part => part.Weight)];
        var isBlend = parts.Count > 1 || parts[0].Weight != 1 || constant != 0;
        var sum = !isBlend
            ? parts[0].Model.Model.Output
            : new Dense(new Concat([.. parts.Select(part => part.Model.Model.Output)]) { TrainedApart = true }, 1);
        var (least, most) = (train.Value.Min(), train.Value.Max());
        var model = new Model(name, least < most ? new Clip(sum, least, most) : sum);
        var shape = new ModelShape(train.Users.Count, train.Items.Count);
        var read = TrainedModel.ReadBy(model, features);
        var network = Engine.For(model).Compile(model, shape, new NetworkOptions { Features = read });
        var weights = parts.SelectMany(part => WeightsOf(model, part.Model, shape)).ToDictionary();
        if (isBlend)
        {
            var kernel = model.WeightsOf(sum, shape);
            weights[kernel[0].Name] = new Tensor([parts.Count, 1], parts.Select(part => (float)part.Weight).ToArray());
            weights[kernel[1].Name] = new Tensor([1, 1], new[] { (float)constant });
        }

        network.Import(weights);
        var known = parts.Any(part => part.Model.Cold.Content.Any(has => has)) ? features : [];
        return new TrainedModel(model, train.Users, train.Items, network, History.None, read, ColdStart.FromTraining(model, train, known));
    }

    private static IEnumerable<KeyValuePair<string, Tensor>> WeightsOf(Model blend, TrainedModel part, ModelShape shape)
    {
        var weights = part.Weights;
        return part.Model.WeightsIn(blend, shape).Select(name => new KeyValuePair<string, Tensor>(name.Other, weights[name.Own]));
    }
}
