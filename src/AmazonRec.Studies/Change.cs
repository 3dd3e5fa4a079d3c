namespace AmazonRec.Studies;

/// <summary>The one thing in which a setting of a study differs from another.</summary>
public enum Change
{
    /// <summary>Which rows there are at all: filters, copies, how many of a star. Test rows differ as well.</summary>
    Rows,

    /// <summary>The rows that are trained on; test rows are the same, and training is stopped by the same rows.</summary>
    TrainingRows,

    /// <summary>
    /// The rows that training is stopped by; those trained on and reported on are the same. It touches models that stop early alone.
    /// </summary>
    Stopping,

    /// <summary>
    /// Whether a fold begins with weights that have seen its test rows, or with fresh ones; all rows are the same. It touches models with
    /// weights alone.
    /// </summary>
    Weights,

    /// <summary>How long each fold trains; all rows are the same. It touches models with weights alone.</summary>
    Epochs,

    /// <summary>
    /// Which epoch's weights are kept, the best or the last; all rows are the same. It touches models that stop early alone.
    /// </summary>
    KeptEpoch,
}
