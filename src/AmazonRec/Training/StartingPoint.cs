namespace AmazonRec.Training;

/// <summary>What the weights of a model begin with.</summary>
public enum StartingPoint
{
    /// <summary>Random numbers and means, as the model's layers say (<see cref="Models.Init"/>).</summary>
    Drawn,

    /// <summary>
    /// The tuned baseline (<see cref="Models.Baselines.TunedBias"/>), as far as the model's graph can hold it: biases, or two columns of the
    /// factors of a dot product without biases; the last unit of a network starts at the mean rating. The factors beside them start small.
    /// </summary>
    TunedBias,
}
