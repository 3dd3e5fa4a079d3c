using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using Spectre.Console;

namespace AmazonRec.Cli.Options;

/// <summary>The option that names items to rank test rows against.</summary>
internal sealed class NegativesOption
{
    private readonly Option<string?> _file = new("--negatives")
    {
        Description =
            "Rank each test row against the items that this file gives it, not against all: lines of (user,item), a tab, and the items "
            + "with tabs between, as those of NCF and DeepCF. Such figures are published; they rank models otherwise than all items do.",
        HelpName = "FILE",
    };

    public void AddTo(Command command) => command.Add(_file);

    /// <summary>The file; null where none is named.</summary>
    public string? Path(ParseResult parsed) => parsed.GetValue(_file);

    /// <exception cref="IOException">There is no such file.</exception>
    public void Probe(ParseResult parsed)
    {
        if (Path(parsed) is { } file) DataSource.File(file);
    }

    /// <summary>The negatives of a split's test rows, [test rows][negatives] codes of items; null where no file is named.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="split">Whose items hold those of the file.</param>
    /// <param name="screen">Told what of the negatives is none.</param>
    /// <exception cref="FormatException">As <see cref="GivenNegatives.Read"/> and <see cref="GivenNegatives.For"/>.</exception>
    public int[][]? Read(ParseResult parsed, Split split, Screen screen)
    {
        if (Path(parsed) is not { } file) return null;
        var given = GivenNegatives.Read(file, split.Test.Users, split.Test.Items);
        var negatives = given.For(split.Test);
        if (given.OwnItems > 0)
            screen.Notes.WriteLine(
                $"note: {file}: {given.OwnItems:N0} of {given.Count:N0} lines have the test row's own item among its negatives; it is passed "
                + "over.");
        if (GivenNegatives.CountTrained(negatives, split.Test, split.Train) is > 0 and var trained)
            screen.Notes.WriteLine(
                $"note: {file}: {trained:N0} of {negatives.Sum(row => row.Length):N0} negatives are items that their user has in training "
                + "rows; they are kept, as they were published.");
        return negatives;
    }
}
