namespace AmazonRec.Runs;

/// <summary>The metadata of the items that a run was given.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Items">Items of the training rows' vocabulary.</param>
/// <param name="Found">How many of them the file has.</param>
public sealed record CatalogInput(string File, int Items, int Found)
{
    /// <summary>What is wrong with it, and what to do; or why nothing is learned from it. Null where all is well.</summary>
    public string? Note { get; init; }
}
