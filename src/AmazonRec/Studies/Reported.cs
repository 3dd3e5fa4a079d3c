namespace AmazonRec.Studies;

/// <summary>The numbers a model was published with; null where none was given.</summary>
/// <param name="Rmse">Root mean squared error.</param>
/// <param name="Mae">Mean absolute error.</param>
/// <param name="Note">Under which circumstances.</param>
public sealed record Reported(double? Rmse, double? Mae, string Note)
{
    /// <summary>Linear correlation of predicted and true ratings; null where none was given.</summary>
    public double? Pearson { get; init; }
}
