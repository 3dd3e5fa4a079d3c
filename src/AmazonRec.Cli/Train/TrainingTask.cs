namespace AmazonRec.Cli.Train;

/// <summary>What is trained for.</summary>
internal enum TrainingTask
{
    /// <summary>Predicting stars.</summary>
    Rate,

    /// <summary>Making lists.</summary>
    Rank,
}
