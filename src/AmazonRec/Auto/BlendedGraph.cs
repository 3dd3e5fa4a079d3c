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
    /// <summary>The blend, trained as its parts are; of a single part, that part.</summary>
    /// <param name="name">What results call it.</param>
    /// <param name="parts">Trained on the same rows, graphs that share no layer.</param>
    /// <param name="weights">One for each.</param>
    /// <param name="constant">Added to the weighted sum, in stars.</param>
    /// <param name="train">The rows they were trained on.</param>
    /// <param name="features">Content that parts read.</param>
    public static TrainedModel Build(
        string name, IReadOnlyList<TrainedModel> parts, IReadOnlyList<double> weights, double constant, Ratings train,
        IReadOnlyList<ItemFeatures> features)
    {
        if (parts.Count == 1) return parts[0].Named(name);
        var sum = new Dense(new Concat([.. parts.Select(part => part.Model.Output)]), 1);
        var model = new Model(name, new Clip(sum, train.Value.Min(), train.Value.Max()));
        var shape = new ModelShape(train.Users.Count, train.Items.Count);
        var read = TrainedModel.ReadBy(model, features);
        var network = Engine.For(model).Compile(model, shape, new NetworkOptions { Features = read });
        network.Import(WeightsOf(model, sum, parts, weights, constant, shape));
        return new TrainedModel(
            model,
            train.Users,
            train.Items,
            network,
            new History([], 0, StoppedEarly: false, Diverged: false),
            read,
            ColdStart.FromTraining(model, train, read));
    }

    private static Dictionary<string, Tensor> WeightsOf(
        Model model, Dense sum, IReadOnlyList<TrainedModel> parts, IReadOnlyList<double> weights, double constant, ModelShape shape)
    {
        var all = new Dictionary<string, Tensor>();
        foreach (var part in parts)
        {
            var own = part.Weights;
            foreach (var layer in part.Model.Layers)
                foreach (var (here, there) in model.WeightsOf(layer, shape).Zip(part.Model.WeightsOf(layer, shape)))
                    all[here.Name] = own[there.Name];
        }

        var kernel = model.WeightsOf(sum, shape);
        all[kernel[0].Name] = new Tensor([parts.Count, 1], weights.Select(weight => (float)weight).ToArray());
        all[kernel[1].Name] = new Tensor([1, 1], new[] { (float)constant });
        return all;
    }
}
