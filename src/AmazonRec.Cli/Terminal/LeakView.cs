using AmazonRec.Data;
using AmazonRec.Evaluation.Leaks;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>The verdict on a split: what its protocol may be called, why, what memory reaches, and what to do about it.</summary>
internal static class LeakView
{
    private const string NotJudged =
        "The run is of before copies were looked at, or its folder does not tell enough of them. Train it again for a verdict.";

    private static readonly string[] Means = ["global-mean", "user-mean", "item-mean"]; // baselines, which cross-validation measures, too

    public static void Write(IAnsiConsole console, Protocol protocol, SplitLeak? leak)
    {
        if (leak is { OnCopies: { } copies }) console.Write(Groups(copies, leak.OnOthers));
        var text = leak is null ? NotJudged : leak.Remedy is { } remedy ? $"{leak.Sentence} {remedy}" : leak.Sentence;
        console.Write(
            new Markup(Markup.Escape($"protocol: {ProtocolLabel.Write(protocol, leak)}. {text}"), Style.Parse(Colour(leak?.Level))));
        console.WriteLine();
    }

    /// <summary>The colour of a level; the words say the same.</summary>
    public static string Colour(LeakLevel? level) => level switch
    {
        LeakLevel.None => "green",
        LeakLevel.Leaks => "red",
        _ => "yellow",
    };

    private static Table Groups(CopyGroup copies, CopyGroup? others)
    {
        var table = Tables.New("test rows", $"RMSE, {copies.Rows:N0} with a copy", "MAE", $"RMSE, {others?.Rows ?? 0:N0} without", "MAE");
        foreach (var (name, with, without) in Lines(copies, others))
            table.AddRow(Markup.Escape(name), Number(with?.Rmse), Number(with?.Mae), Number(without?.Rmse), Number(without?.Mae));
        return table;
    }

    private static IEnumerable<(string Name, MeanErrors? With, MeanErrors? Without)> Lines(CopyGroup copies, CopyGroup? others)
    {
        yield return (Means[0], copies.GlobalMean, others?.GlobalMean);
        yield return (Means[1], copies.UserMean, others?.UserMean);
        yield return (Means[2], copies.ItemMean, others?.ItemMean);
        yield return ("best mean that leaves the row's copies out", copies.WithoutCopies, null);
        yield return ("memory: the copy's rating", copies.Memory, null);
        foreach (var (name, errors) in (copies.Models ?? new Dictionary<string, MeanErrors>()).Where(m => !Means.Contains(m.Key)))
            yield return (name, errors, others?.Models?[name]);
    }

    private static string Number(double? value) => value is { } number ? Tables.Number(number) : "-";
}
