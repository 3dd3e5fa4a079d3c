namespace AmazonRec.Training;

/// <summary>Which way a metric gets better.</summary>
public enum Better
{
    /// <summary>As errors do.</summary>
    Lower,

    /// <summary>As shares of hits and correlations do.</summary>
    Higher,
}
