namespace AmazonRec.Cli.Train;

/// <summary>By what a model is trained.</summary>
internal enum RecipeName
{
    /// <summary>Options that follow from the data.</summary>
    Fitted,

    /// <summary>Those that the model was published with.</summary>
    Published,
}
