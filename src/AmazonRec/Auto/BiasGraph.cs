using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Layers;
using AmazonRec.Training;

namespace AmazonRec.Auto;

/// <summary>The tuned-bias baseline as a graph, to be a part of a blend: a start that is not trained any further.</summary>
internal static class BiasGraph
{
    /// <summary>The baseline, fitted.</summary>
    /// <param name="train">Rows to fit on.</param>
    public static TrainedModel Fit(Ratings train)
    {
        var model = new Model(Baseline.Yardstick.Name, new Add(new Offset(), new Bias(Entity.User), new Bias(Entity.Item)));
        var shape = new ModelShape(train.Users.Count, train.Items.Count);
        var network = Engine.For(model).Compile(model, shape, new NetworkOptions());
        TunedStart.Apply(network, model, shape, train);
        return new TrainedModel(model, train.Users, train.Items, network, History.None, [], ColdStart.FromTraining(model, train, []));
    }
}
