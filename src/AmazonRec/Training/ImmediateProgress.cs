namespace AmazonRec.Training;

/// <summary>Passes progress on at once and in order, where <see cref="Progress{T}"/> would spread it over threads.</summary>
public sealed class ImmediateProgress<T>(Action<T> report) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => report(value);
}
