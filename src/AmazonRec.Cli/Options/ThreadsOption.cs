using System.CommandLine;

namespace AmazonRec.Cli.Options;

/// <summary>On how many threads a command works.</summary>
internal static class ThreadsOption
{
    public static Option<int> Create()
    {
        var option = new Option<int>("--threads") { Description = "Threads to use, at most; results don't depend on it.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var threads) && threads < 1) result.AddError($"{option.Name} takes a number from 1.");
        });
        return option;
    }
}
