using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Layers;
using AmazonRec.Training;

namespace AmazonRec.Auto;

/// <summary>The tuned-bias baseline as a graph of the house, to be a part of a blend.</summary>
internal static class BiasGraph
{
    /// <summary>The baseline, fitted.</summary>
    /// <param name="train">Rows to fit on.</param>
    public static TrainedModel Fit(Ratings train)
    {
        var tuned = new TunedBias(train);
        var (offset, user, item) = (new Offset(), new Bias(Entity.User), new Bias(Entity.Item));
        var model = new Model("tuned-bias", new Add(offset, user, item));
        var shape = new ModelShape(train.Users.Count, train.Items.Count);
        var network = Engine.For(model).Compile(model, shape, new NetworkOptions());
        network.Import(new Dictionary<string, Tensor>
        {
            [model.WeightsOf(offset, shape)[0].Name] = new Tensor([1, 1], new[] { (float)tuned.Mean }),
            [model.WeightsOf(user, shape)[0].Name] = Column(tuned.Users),
            [model.WeightsOf(item, shape)[0].Name] = Column(tuned.Items),
        });
        var none = new History([], 0, StoppedEarly: false, Diverged: false);
        return new TrainedModel(model, train.Users, train.Items, network, none, [], ColdStart.FromTraining(model, train, []));

        static Tensor Column(IReadOnlyList<double> biases) => new([biases.Count, 1], biases.Select(bias => (float)bias).ToArray());
    }
}
