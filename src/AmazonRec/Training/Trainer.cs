using System.Diagnostics;
using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Storage;

namespace AmazonRec.Training;

/// <summary>Trains any model on any engine. Owns order and time: shuffling, batches, learning rate, stopping. The network owns the numbers.</summary>
public static class Trainer
{
    /// <summary>Trains a model on a split's training rows.</summary>
    /// <param name="model">The graph.</param>
    /// <param name="split">Rows to train on and to stop by; the test rows are not looked at unless the split is named as reported.</param>
    /// <param name="options">How.</param>
    /// <param name="engine">On what; this machine's processor by default.</param>
    /// <param name="features">Numbers of items that the model's Features layers read.</param>
    /// <param name="progress">Told of every batch and epoch.</param>
    /// <param name="cancellation">Ends training between two batches.</param>
    /// <exception cref="ArgumentException">An option is out of range, or early stopping has no validation rows to go by.</exception>
    /// <exception cref="DivergedException">The loss is no longer a number, and no earlier epoch's weights were kept.</exception>
    public static TrainedModel Fit(
        Model model,
        Split split,
        TrainingOptions options,
        IEngine? engine = null,
        IReadOnlyList<ItemFeatures>? features = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Validate();
        if (options.EarlyStopping is not null && split.Validation.Count == 0)
            throw new ArgumentException("Early stopping needs validation rows. Give the split a validation share (--validation 0.1), or train without early stopping (--patience 0).");
        if (split.Protocol != Protocol.AsReported && ReferenceEquals(split.Validation, split.Test))
            throw new ArgumentException($"The validation rows are the test rows, which only a split named '{Protocol.AsReported}' may have.");
        var network = (engine ?? Engine.Default).Compile(model, new ModelShape(split.Train.Users.Count, split.Train.Items.Count), new NetworkOptions
        {
            Optimizer = options.Optimizer,
            Loss = options.Loss,
            Updates = options.Updates,
            Seed = options.Seed,
            Features = features ?? [],
            RatingMean = GlobalMean.MeanOf(split.Train),
            Rated = new RatedPairs(split.Train.User, split.Train.Item),
        });
        var history = new Course(network, split, options, progress, cancellation).Run();
        return new TrainedModel(model, split.Train.Users, split.Train.Items, network, history);
    }

    /// <summary>One training run under way.</summary>
    private sealed class Course(INetwork network, Split split, TrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        private readonly int[] _users = new int[options.BatchSize];
        private readonly int[] _items = new int[options.BatchSize];
        private readonly float[] _ratings = new float[options.BatchSize];
        private readonly float[] _predictions = new float[split.Validation.Count];
        private long _step;

        public History Run()
        {
            var epochs = new List<EpochResult>();
            var (best, bestEpoch, diverged) = (double.PositiveInfinity, 0, false);
            IReadOnlyDictionary<string, Tensor>? bestWeights = null;
            for (var epoch = 1; epoch <= options.Epochs; epoch++)
            {
                var clock = Stopwatch.StartNew();
                var trainLoss = TrainEpoch(epoch);
                var validationLoss = split.Validation.Count > 0 ? ValidationLoss() : (double?)null;
                if (!double.IsFinite(trainLoss) || !double.IsFinite(validationLoss ?? 0))
                {
                    if (bestWeights is null) throw new DivergedException(epoch);
                    diverged = true;
                    break; // as Keras ends here: nothing gets better any more, and the best weights are kept
                }

                var result = new EpochResult(epoch, trainLoss, validationLoss, options.Optimizer.LearningRateAt(_step - 1), clock.Elapsed.TotalSeconds);
                epochs.Add(result);
                progress?.Report(new TrainingProgress(epoch, options.Epochs, 1, trainLoss, result));
                if (options.EarlyStopping is not { } stopping) continue;
                if (validationLoss < best - stopping.MinDelta) (best, bestEpoch, bestWeights) = (validationLoss.Value, epoch, network.Export());
                else if (epoch - bestEpoch >= stopping.Patience) break;
            }

            if (bestWeights is null) return new History(epochs, epochs.Count, StoppedEarly: false, Diverged: false);
            network.Import(bestWeights);
            return new History(epochs, bestEpoch, epochs.Count < options.Epochs, diverged);
        }

        private double TrainEpoch(int epoch)
        {
            var train = split.Train;
            var order = RandomSource.For(options.Seed, "shuffle", (uint)epoch).Permutation(train.Count);
            var sum = 0.0;
            for (var start = 0; start < order.Length; start += options.BatchSize)
            {
                cancellation.ThrowIfCancellationRequested();
                var rows = order.AsSpan(start, Math.Min(options.BatchSize, order.Length - start));
                for (var i = 0; i < rows.Length; i++) (_users[i], _items[i], _ratings[i]) = (train.User[rows[i]], train.Item[rows[i]], train.Value[rows[i]]);
                var batch = new Batch(_users.AsSpan(0, rows.Length), _items.AsSpan(0, rows.Length), _ratings.AsSpan(0, rows.Length));
                var loss = network.TrainBatch(batch, Step.Of(options.Optimizer, _step++));
                if (!double.IsFinite(loss)) return double.NaN;
                sum += loss * rows.Length;
                var done = start + rows.Length;
                progress?.Report(new TrainingProgress(epoch, options.Epochs, (double)done / order.Length, sum / done, Finished: null));
            }

            return sum / order.Length;
        }

        private double ValidationLoss()
        {
            network.Predict(split.Validation.User, split.Validation.Item, _predictions);
            var sum = 0.0;
            for (var row = 0; row < _predictions.Length; row++)
            {
                var error = (double)_predictions[row] - split.Validation.Value[row];
                sum += options.Loss == Loss.Mse ? error * error : Math.Abs(error);
            }

            return sum / _predictions.Length;
        }
    }
}
