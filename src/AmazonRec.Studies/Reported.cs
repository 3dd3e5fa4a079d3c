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

    /// <summary>A mean squared error as it was printed.</summary>
    public static Reported OfMse(double mse, string note) => new(Math.Sqrt(mse), null, note) { Mse = mse };

    /// <summary>
    /// The most that the test ratings can deviate from their mean: no predictions that correlate so much with them have a smaller error than
    /// deviation x √(1 - Pearson²). NaN where error or correlation was not published.
    /// </summary>
    public double MostDeviation() => Rmse is { } rmse && Pearson is { } r ? rmse / Math.Sqrt(1 - (r * r)) : double.NaN;

    /// <summary>The numbers as they were published.</summary>
    public string InWords() => string.Join(", ", new[]
    {
        Mse is { } mse
            ? $"MSE {Plain(mse)}, so RMSE {Math.Round(Rmse ?? Math.Sqrt(mse), 3).ToString("0.0##", CultureInfo.InvariantCulture)}"
            : Rmse is { } rmse ? $"RMSE {Plain(rmse)}" : null,
        Mae is { } mae ? $"MAE {Plain(mae)}" : null,
        Pearson is { } pearson ? $"Pearson {Plain(pearson)}" : null,
    }.OfType<string>());

    private static string Plain(double value) => value.ToString("0.0#####", CultureInfo.InvariantCulture);
}
