namespace AmazonRec.Notebooks.Running;

/// <summary>What data a run may go on with, beside those that the file's outputs were made with.</summary>
public enum DataWanted
{
    /// <summary>Whatever is at hand.</summary>
    Any,

    /// <summary>All real data of the file: its outputs are to be replaced, and numbers of the sample are no replacement.</summary>
    NoneLost,

    /// <summary>The same, on the same type of processor: outputs are to be compared.</summary>
    Same,
}
