using System.CommandLine;
using AmazonRec.Data.Catalogs;

namespace AmazonRec.Cli.Options;

/// <summary>The names of id and title in a metadata file, the same for every command that reads one.</summary>
internal sealed class CatalogColumnsOption
{
    private readonly Option<string?> _names = new("--catalog-columns")
    {
        Description =
            "Names that the metadata have for an item's id and title, where they aren't told by themselves, such as "
            + "item=ISBN,title=Book-Title.",
        HelpName = "item=NAME,title=NAME",
    };

    public void AddTo(Command command) => command.Add(_names);

    /// <summary>What is said; null where nothing is.</summary>
    /// <exception cref="FormatException">It is written otherwise.</exception>
    public CatalogNames? Read(ParseResult parsed) => parsed.GetValue(_names) is { } text ? CatalogNames.Parse(text) : null;
}
