using System.CommandLine;
using AmazonRec.Recommendation;

namespace AmazonRec.Cli.Options;

/// <summary>The run folder that a command asks.</summary>
/// <param name="more">What else may be named.</param>
/// <param name="required">Whether there is nothing else to ask.</param>
internal sealed class RunOption(string more = "", bool required = true)
{
    private readonly Option<string> _run = new("--run")
    {
        Description = $"Folder of a run, as train --out writes it{more}.",
        HelpName = "DIR",
        Required = required,
    };

    public void AddTo(Command command) => command.Add(_run);

    /// <summary>Whether a run is named.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_run) is not null;

    public string Folder(ParseResult parsed) => parsed.GetRequiredValue(_run);

    public Recommender Open(ParseResult parsed) => Recommender.Open(Folder(parsed));
}
