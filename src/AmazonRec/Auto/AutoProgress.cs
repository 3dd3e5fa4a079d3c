namespace AmazonRec.Auto;

/// <summary>How far the trials are, by the size of the work that is done beside the budget.</summary>
internal sealed class AutoProgress(double budget, IProgress<double>? progress)
{
    private readonly Lock _one = new();
    private double _done;

    /// <summary>Seconds that are allowed.</summary>
    public double Budget => budget;

    /// <summary>What a training of some seconds tells the share to that it has done.</summary>
    public Action<double> Of(double seconds)
    {
        var told = 0.0;
        return share =>
        {
            lock (_one)
            {
                _done += (share - told) * seconds;
                told = share;
                progress?.Report(Math.Min(.99, _done / budget));
            }
        };
    }

    /// <summary>All is done.</summary>
    public void End() => progress?.Report(1);
}
