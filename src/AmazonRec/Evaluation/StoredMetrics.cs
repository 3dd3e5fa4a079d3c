using AmazonRec.Collectives;
using AmazonRec.Data.Coded;
using AmazonRec.Models;
using AmazonRec.Training.Stored;

namespace AmazonRec.Evaluation;

/// <summary>How far predicted ratings of rows on disk are from the actual ones: what one pass tells without keeping the rows.</summary>
/// <param name="Count">Rows compared.</param>
/// <param name="Rmse">Root mean squared error, in rating points.</param>
/// <param name="Mae">Mean absolute error, in rating points.</param>
/// <param name="R2">1 - squared error / variance of the actual ratings; NaN where those are constant.</param>
public sealed record StoredMetrics(long Count, double Rmse, double Mae, double R2)
{
    /// <summary>Name of the constant prediction: the mean training rating.</summary>
    public const string GlobalMean = "global-mean";

    /// <summary>Name of the yardstick: the mean and biases in two passes (<see cref="StoredSplit"/>), clipped to the scale.</summary>
    public const string TwoPassBias = "two-pass-bias";

    /// <summary>Measures a model beside both baselines in one pass over a part.</summary>
    /// <param name="name">The model's.</param>
    /// <param name="model">Fitted on the training rows.</param>
    /// <param name="split">The rows.</param>
    /// <param name="part">Which.</param>
    /// <param name="team">Ranks that divide the file's blocks; all of them call this. Null: this process alone.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>By name, the baselines first.</returns>
    /// <exception cref="ArgumentException">A prediction is NaN or infinite.</exception>
    public static IReadOnlyDictionary<string, StoredMetrics> Measure(
        string name, IRatingPredictor model, StoredSplit split, RowPart part, Team? team = null,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var (own, mean, bias) = (new Errors(), new Errors(), new Errors());
        var (predictions, estimates) = (new float[split.Rows.BlockRows], split.Bias);
        var (count, sum, squares) = (0L, 0.0, 0.0);
        try
        {
            split.ForEach(part, Add, progress is null ? null : progress.Report, cancellation, team);
        }
        catch (OperationCanceledException) when (team is not null)
        {
            // All ranks are told below: who is through waits for the others.
        }

        if (team is not null)
        {
            team.ThrowIfAnyCancelled(cancellation);
            double[] sums = [count, sum, squares, .. own.Sums, .. mean.Sums, .. bias.Sums];
            team.Sum(sums);
            (count, sum, squares) = ((long)sums[0], sums[1], sums[2]);
            (own.Sums, mean.Sums, bias.Sums) = (sums[3..5], sums[5..7], sums[7..]);
        }

        var variance = squares - (sum / count * sum);
        return new Dictionary<string, StoredMetrics>
        {
            [GlobalMean] = mean.Of(count, variance),
            [TwoPassBias] = bias.Of(count, variance),
            [name] = own.Of(count, variance),
        };

        void Add(CodedBlock block)
        {
            var predicted = predictions.AsSpan(0, block.Count);
            model.Predict(block.User, block.Item, predicted);
            var (users, items, values) = (block.UserArray, block.ItemArray, block.ValueArray);
            for (var row = 0; row < predicted.Length; row++)
            {
                var actual = values[row];
                if (!float.IsFinite(predicted[row])) throw new ArgumentException($"A prediction of the part is {predicted[row]}.");
                own.Add(predicted[row], actual);
                mean.Add(estimates.Mean, actual);
                bias.Add(estimates.OnScale(estimates.Score(estimates.Users[users[row]], items[row])), actual);
                sum += actual;
                squares += (double)actual * actual;
            }

            count += predicted.Length;
        }
    }

    /// <summary>Sums of the errors of one predictor.</summary>
    private sealed class Errors
    {
        private double _squared;
        private double _absolute;

        public double[] Sums
        {
            get => [_squared, _absolute];
            set => (_squared, _absolute) = (value[0], value[1]);
        }

        public void Add(float predicted, float actual)
        {
            var error = (double)predicted - actual;
            _squared += error * error;
            _absolute += Math.Abs(error);
        }

        public StoredMetrics Of(long count, double variance) => new(
            count, Math.Sqrt(_squared / count), _absolute / count, variance > 0 ? 1 - (_squared / variance) : double.NaN);
    }
}
