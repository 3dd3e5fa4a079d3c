namespace AmazonRec.Evaluation.Leaks;

/// <summary>Errors of one predictor as they add up, over one split or several.</summary>
internal sealed class ErrorSum
{
    private double _absolute;
    private int _count;

    /// <summary>The sum of the squared errors.</summary>
    public double Squared { get; private set; }

    /// <summary>The errors on average; there must have been some.</summary>
    public MeanErrors Mean => new(Math.Sqrt(Squared / _count), _absolute / _count);

    public void Add(double predicted, double actual)
    {
        var error = predicted - actual;
        Squared += error * error;
        _absolute += Math.Abs(error);
        _count++;
    }
}
