using System.CommandLine;
using AmazonRec.Recommendation;

namespace AmazonRec.Cli.Options;

/// <summary>The run folder that a command asks.</summary>
/// <param name="more">What else may be named.</param>
internal sealed class RunOption(string more = "")
{
    private readonly Option<string> _run = new("--run")
    {
        Description = $"Folder of a run, as train --out writes it{more}.",
        HelpName = "DIR",
        Required = true,
    };

    public void AddTo(Command command) => command.Add(_run);

    public string Folder(ParseResult parsed) => parsed.GetRequiredValue(_run);

    public Recommender Open(ParseResult parsed) => Recommender.Open(Folder(parsed));
}
