namespace AmazonRec.Engines;

/// <summary>Which embedding rows an optimiser step moves.</summary>
public enum Updates
{
    /// <summary>
    /// Every row at every step: momentum, moments and weight decay act on rows that are not in the batch, too. What Keras from 2.11 and
    /// PyTorch with dense gradients do.
    /// </summary>
    Dense,

    /// <summary>
    /// Rows of the batch only. What Keras before 2.11 and PyTorch with sparse gradients do: other results, not only faster ones.
    /// </summary>
    Lazy,
}
