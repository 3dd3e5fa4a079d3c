using System.CommandLine;
using AmazonRec.Recommendation;

namespace AmazonRec.Cli.Options;

/// <summary>The run folder that a command asks.</summary>
internal sealed class RunOption
{
    private readonly Option<string> _run = new("--run") { Description = "Folder of a run, as train --out writes it.", HelpName = "DIR", Required = true };

    public void AddTo(Command command) => command.Add(_run);

    public Recommender Open(ParseResult parsed) => Recommender.Open(parsed.GetRequiredValue(_run));
}
