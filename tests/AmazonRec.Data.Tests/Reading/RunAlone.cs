namespace AmazonRec.Data.Tests.Reading;

/// <summary>Tests that measure memory, or want the threads for themselves, run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunAlone
{
    public const string Name = "run alone";
}
