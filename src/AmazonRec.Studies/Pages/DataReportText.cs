using AmazonRec.Data.Inspection;
using AmazonRec.Evaluation;
using AmazonRec.Studies.Figures;


namespace AmazonRec.Studies.Pages;

/// <summary>The words of a data report, the same on the page and on the terminal.</summary>
public static class DataReportText
{
    /// <summary>When items count as sharing reviews.</summary>
    public const string GroupRule =
        "Items stand together that share at least 3 reviews, and half of those of the item that has fewer. A review is one text of one "
        + "user.";

    /// <summary>The kinds of copies with their rows.</summary>
    public static IEnumerable<(string Kind, int Rows)> Copies(int rows, DuplicateReport d)
    {
        yield return ("the same user and item again", d.RepeatedPairs);
        if (d.HasTexts) yield return ("the same user and text on a further item", d.RepeatedTexts);
        yield return (d.HasTexts ? "equal to an earlier row in everything" : "equal to an earlier row", d.EqualRows);
        yield return ("rows that have a copy of any kind", d.RowsInGroups);
        yield return (d.HasTexts ? "left with each user's texts once" : "left with each user's items once", d.Texts);
        yield return ("groups that a split should keep whole", d.Groups);
    }

    /// <summary>A group of items in a line.</summary>
    public static string Summary(ItemGroup group) =>
        $"{group.Items.Count:N0} items share {group.Shared:N0} of {group.Reviews:N0} reviews in {group.Rows:N0} rows; {group.Common:N0} "
        + $"stand on {(group.Items.Count == 2 ? "both" : $"all {group.Items.Count:N0}")}";

    /// <summary>What a floor was measured on.</summary>
    public static string Measured(Floor floor) =>
        $"Means over the seeds {string.Join(", ", floor.Seeds)}, ± their standard deviation; {floor.Test:P0} of the rows predicted from "
        + "the others"
        + (
            floor.Rows < floor.Of
                ? $"; measured on {floor.Rows:N0} of {floor.Of:N0} rows, all those of users drawn at random (seed {floor.Seeds[0]})."
                : ".");

    /// <summary>What the splits of a floor are.</summary>
    public static string Caption(FloorSplit split) => split.Lines.Count == 0
        ? $"{DataReportCharts.NameOf(split.Kind)}: can't be made, {split.Rows:N0} rows being copies of too few"
        : $"{DataReportCharts.NameOf(split.Kind)}: {split.Rows:N0} rows, {split.CopiesAcross:P1} of the test rows have a copy in training";

    /// <summary>What is told of each baseline.</summary>
    public static IReadOnlyList<(string Name, Func<FloorLine, Spread> Of)> Metrics { get; } = [
        ("RMSE", l => l.Rmse), ("MAE", l => l.Mae), ("Pearson", l => l.Pearson)];

    /// <summary>A table of one metric: a row for each baseline, a number for each split.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(Floor floor, Func<FloorLine, Spread> metric) =>
        floor.Splits[0].Lines.Select(
            (line, i) => (string[])[line.Baseline, .. floor.Splits.Select(s => s.Lines.Count == 0 ? "-" : Number(metric(s.Lines[i])))]);

    /// <summary>A number with its spread; a dash where it is not defined.</summary>
    private static string Number(Spread spread) => double.IsNaN(spread.Mean) ? "-" : $"{spread.Mean:F3} ± {spread.Deviation:F3}";
}
