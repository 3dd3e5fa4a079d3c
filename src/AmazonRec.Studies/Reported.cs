using System.Globalization;

namespace AmazonRec.Studies;

/// <summary>The numbers a model was published with; null where none was given.</summary>
/// <param name="Rmse">Root mean squared error.</param>
/// <param name="Mae">Mean absolute error.</param>
/// <param name="Note">Under which circumstances.</param>
public sealed record Reported(double? Rmse, double? Mae, string Note)
{
    /// <summary>Linear correlation of predicted and true ratings; null where none was given.</summary>
    public double? Pearson { get; init; }

    /// <summary>Mean squared error, where that is what was printed; the RMSE is its root.</summary>
    public double? Mse { get; init; }

    /// <summary>Further mean absolute errors that are printed of the same model, without a word of what sets them apart.</summary>
    public IReadOnlyList<double> MoreMae { get; init; } = [];

    /// <summary>Standard deviation of the mean absolute error over folds; null where none was given.</summary>
    public double? MaeDeviation { get; init; }

    /// <summary>Mean absolute error on validation rows after each epoch, as far as printed.</summary>
    public IReadOnlyList<double> MaeByEpoch { get; init; } = [];

    /// <summary>What else was printed, in words.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>A mean squared error as it was printed.</summary>
    public static Reported OfMse(double mse, string note) => new(Math.Sqrt(mse), null, note) { Mse = mse };

    /// <summary>
    /// The most that the test ratings can deviate from their mean: no predictions that correlate so much with them have a smaller error than
    /// deviation x √(1 - Pearson²). NaN where error or correlation was not published.
    /// </summary>
    public double MostDeviation() => Rmse is { } rmse && Pearson is { } r ? rmse / Math.Sqrt(1 - (r * r)) : double.NaN;

    /// <summary>The final numbers as they were published.</summary>
    public string InWords() => string.Join(", ", new[]
    {
        Mse is { } mse
            ? $"MSE {Plain(mse)}, so RMSE {Math.Round(Rmse ?? Math.Sqrt(mse), 3).ToString("0.0##", CultureInfo.InvariantCulture)}"
            : Rmse is { } rmse ? $"RMSE {Plain(rmse)}" : null,
        Mae is { } mae
            ? $"MAE {string.Join(" and ", MoreMae.Prepend(mae).Select(Plain))}{(MaeDeviation is { } by ? $" ± {Plain(by)}" : "")}"
            : null,
        Pearson is { } pearson ? $"Pearson {Plain(pearson)}" : null,
    }.OfType<string>());

    /// <summary>All that was published: the final numbers, then how they came about.</summary>
    public string AllInWords() => string.Join("; ", Further().Prepend(InWords()));

    /// <summary>What was published beside the final numbers.</summary>
    public IEnumerable<string> Further() => MaeByEpoch.Count > 0
        ? Others.Prepend($"validation MAE by epoch {string.Join(", ", MaeByEpoch.Select(Plain))}")
        : Others;

    private static string Plain(double value) => value.ToString("0.0#####", CultureInfo.InvariantCulture);
}
