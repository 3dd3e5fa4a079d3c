using System.CommandLine;
using AmazonRec.Data.Storage;
using AmazonRec.Recommendation;

namespace AmazonRec.Cli.Recommend;

/// <summary>A product that the run does not know, by its title or its photo.</summary>
internal sealed class NewProductOptions
{
    private readonly Option<string?> _title = new("--title")
    {
        Description =
            "The title of a product that the run does not know, in place of one that it knows. The model reads texts by a pretrained "
            + "encoder, as of features text --encoder minilm.",
        HelpName = "TEXT",
    };
    private readonly Option<string?> _photo = new("--photo")
    {
        Description =
            "The photo of such a product, alone or beside --title. The model reads photos by a pretrained encoder, as of features images "
            + "--encoder resnet18.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_title);
        command.Add(_photo);
    }

    /// <summary>Whether one is given.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_title) is not null || parsed.GetValue(_photo) is not null;

    /// <summary>Encodes it.</summary>
    /// <exception cref="ArgumentException">The run's model reads nothing of what is given.</exception>
    public NewItem Encode(ParseResult parsed, Recommender run) =>
        run.Encode(parsed.GetValue(_title), parsed.GetValue(_photo), CacheFolder.Encodings);
}
