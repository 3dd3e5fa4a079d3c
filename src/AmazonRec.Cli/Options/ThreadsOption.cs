using System.CommandLine;
using AmazonRec.Cli.Terminal;

namespace AmazonRec.Cli.Options;

/// <summary>On how many threads a command works.</summary>
internal static class ThreadsOption
{
    /// <summary>The option; a number below 1 is refused with the command line.</summary>
    /// <param name="description">What the threads do.</param>
    public static Option<int> Create(string description = "Threads to use, at most; results don't depend on it.")
    {
        var option = new Option<int>("--threads")
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        }.Usually("one for each processor");
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var threads) && threads < 1)
                result.AddError($"{option.Name} takes a number from 1.");
        });
        return option;
    }
}
