namespace AmazonRec.Cli.Tests;

/// <summary>Tests that replace the console: there is one for the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneConsole
{
    public const string Name = "the console";
}
