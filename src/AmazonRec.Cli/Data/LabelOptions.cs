using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Data.Catalogs;
using AmazonRec.Evaluation.Labels;
using AmazonRec.Features;

namespace AmazonRec.Cli.Data;

/// <summary>The options of <c>features similar</c> that set features against labels.</summary>
internal sealed class LabelOptions
{
    private readonly Option<string?> _label = new("--label")
    {
        Description =
            "Measure in place of showing: how many of an item's neighbours carry the same label, such as a product's type, in this column "
            + "of a file (columns under a header, or JSON lines). Several FILEs are compared on the items that all have.",
        HelpName = "FILE:COLUMN",
    };
    private readonly Option<string?> _copies = new("--copies-by")
    {
        Description =
            "With --label: items with the same text in this column of its file, such as title, are copies. By default copies are items "
            + "with the same numbers in every FILE.",
        HelpName = "COLUMN",
    };
    private readonly Option<int> _threads = ThreadsOption.Create();

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _label, _copies, _threads }) command.Add(option);
    }

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_label) is not null;

    public int Threads(ParseResult parsed) => parsed.GetValue(_threads);

    /// <summary>The name of the label's column.</summary>
    public string Column(ParseResult parsed) => Split(parsed).Column;

    /// <summary>How copies are told, in words.</summary>
    public string Copies(ParseResult parsed) =>
        parsed.GetValue(_copies) is { } column ? $"the same {column}" : "the same numbers in every file";

    /// <summary>An option that was given and has nothing to say without --label.</summary>
    public Option? Idle(ParseResult parsed) =>
        new Option[] { _copies, _threads }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>The items to measure on, with copies and without.</summary>
    /// <exception cref="FormatException">The label's file is no such file.</exception>
    public (LabelledItems All, LabelledItems Distinct) Read(
        ParseResult parsed, IReadOnlyList<FeatureMatrix> features, CatalogNames? names, CancellationToken cancellation)
    {
        var (file, column) = Split(parsed);
        var all = LabelledItems.Find(features, CatalogColumn.Read(file, column, names, cancellation));
        if (all.Ids.Count == 0)
            throw new ArgumentException(
                $"{file}: no item has both a {column} and features; there are features of items such as '{features[0].Items[0]}'. Name the "
                + "labels of the same items, with --catalog-columns item=NAME if their id is in another column.");
        return parsed.GetValue(_copies) is { } texts
            ? (all, all.WithoutCopies(CatalogColumn.Read(file, texts, names, cancellation)))
            : (all, all.WithoutCopies(features));
    }

    private (string File, string Column) Split(ParseResult parsed)
    {
        var text = parsed.GetValue(_label)!;
        return text.LastIndexOf(':') is > 0 and var at && at < text.Length - 1
            ? (text[..at], text[(at + 1)..])
            : throw new ArgumentException($"--label: '{text}' names no column. Write FILE:COLUMN, such as products.csv:product_type_name.");
    }
}
