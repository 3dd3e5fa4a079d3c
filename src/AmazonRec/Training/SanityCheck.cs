using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;

namespace AmazonRec.Training;

/// <summary>
/// Two questions that cost a second and catch most mistakes in a model before it is trained: does it begin at the loss that its initial
/// weights ask for, and can it learn one batch by heart?
/// </summary>
/// <param name="Rows">Rows of the batch.</param>
/// <param name="MeanPrediction">What it predicts on average before the first step.</param>
/// <param name="Start">Its mean squared error on the batch before the first step.</param>
/// <param name="Constant">That of the batch's own mean: what a model that learns nothing but a number reaches.</param>
/// <param name="End">Its mean squared error after the steps, dropout off; near 0 for one that can learn.</param>
/// <param name="Losses">The loss of the batch at each step, before it, dropout on.</param>
public sealed record SanityCheck(int Rows, double MeanPrediction, double Start, double Constant, double End, IReadOnlyList<double> Losses)
{
    /// <summary>Trains fresh weights on the first batch, over and over, and forgets them.</summary>
    /// <param name="model">The graph.</param>
    /// <param name="split">Its training rows give the batch; no other row is looked at.</param>
    /// <param name="options">How it would be trained; epochs, schedule and early stopping don't count.</param>
    /// <param name="rows">Rows of the batch, at most.</param>
    /// <param name="steps">How many steps on it.</param>
    /// <param name="features">Numbers of items that the model's feature layers read.</param>
    public static SanityCheck Run(
        Model model, Split split, TrainingOptions options, int rows = 64, int steps = 300, IReadOnlyList<ItemFeatures>? features = null)
    {
        options = options with { BatchSize = Math.Min(rows, split.Train.Count) };
        options.Validate(model);
        if (options.Optimizer is GibbsSampling)
            throw new ArgumentException($"The model '{model.Name}' is trained by Gibbs sampling, which takes no batch to learn by heart.");
        var network = Engine.For(model)
            .Compile(
                model, new ModelShape(split.Train.Users.Count, split.Train.Items.Count), options.ForNetwork(features ?? [], split));
        var first = new MemoryBatches(split.Train, options).At(1, 0);
        var (users, items, ratings) = (first.Users.ToArray(), first.Items.ToArray(), first.Ratings.ToArray());
        var (before, mean) = (Predicted(), ratings.Average());
        var losses = new double[steps];
        for (var step = 0; step < steps; step++)
            losses[step] = network.TrainBatch(new Batch(users, items, ratings), Step.At(options.Optimizer, step));
        return new SanityCheck(
            ratings.Length, before.Average(), Error(before), ratings.Average(r => (r - mean) * (r - mean)), Error(Predicted()), losses);

        float[] Predicted()
        {
            var predictions = new float[ratings.Length];
            network.Predict(users, items, predictions);
            return predictions;
        }

        double Error(float[] predictions) => predictions.Zip(ratings, (p, r) => ((double)p - r) * (p - r)).Average();
    }
}
