using System.Text.Json.Serialization;

namespace AmazonRec.Training;

/// <summary>
/// A measure of one's own. Those of <see cref="TrainingOptions.Metrics"/> are taken on the validation rows after every epoch, in the rows'
/// order, so that the number of threads changes no bit; they stand in the history, and early stopping can go by one. Files hold name and
/// direction, not the function.
/// </summary>
public sealed class Metric
{
    private readonly MetricFunction? _measure;

    /// <summary>A measure of all rows at once.</summary>
    /// <param name="name">What the history calls it.</param>
    /// <param name="measure">From predictions and ratings to a number; not a number where it is not defined, which counts as no better than
    /// any.</param>
    /// <param name="better">Which way it gets better.</param>
    public Metric(string name, MetricFunction measure, Better better = Better.Lower)
        : this(name, better) => _measure = measure;

    [JsonConstructor]
    private Metric(string name, Better better) => (Name, Better) =
        (string.IsNullOrWhiteSpace(name) ? throw new ArgumentException("A metric needs a name.") : name, better);

    /// <summary>What the history calls it.</summary>
    public string Name { get; }

    /// <summary>Which way it gets better.</summary>
    public Better Better { get; }

    /// <summary>The mean of a number of each row, added up in the rows' order.</summary>
    /// <param name="name">What the history calls it.</param>
    /// <param name="ofRow">From predicted and actual rating to a number.</param>
    /// <param name="better">Which way it gets better.</param>
    public static Metric Mean(string name, Func<float, float, double> ofRow, Better better = Better.Lower) => new(
        name,
        (predicted, actual) =>
        {
            var sum = 0.0;
            for (var row = 0; row < predicted.Length; row++) sum += ofRow(predicted[row], actual[row]);
            return sum / predicted.Length;
        },
        better);

    /// <summary>The measure of predictions, such as those of the test rows.</summary>
    /// <param name="predicted">A predicted rating for each row.</param>
    /// <param name="actual">The rows' ratings.</param>
    /// <exception cref="InvalidOperationException">It was read from a file, which holds no function.</exception>
    public double Of(ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual) =>
        _measure is { } measure
            ? measure(predicted, actual)
            : throw new InvalidOperationException($"The metric '{Name}' was read from a file, which holds its name and not its function.");
}
