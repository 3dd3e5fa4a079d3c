using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Labels;

namespace AmazonRec.Studies.Tables;

/// <summary>How far features agree with labels, as tables.</summary>
public static class LabelTables
{
    private const string Share = "0.000";

    /// <summary>One row for each features.</summary>
    /// <param name="title">Above it.</param>
    /// <param name="files">What they are called, and how they were made.</param>
    /// <param name="distinct">Without copies, one for each.</param>
    /// <param name="all">With copies; null where there are none.</param>
    public static Table Files(
        string title, IReadOnlyList<(string Name, string Method)> files, IReadOnlyList<LabelAgreement> distinct,
        IReadOnlyList<LabelAgreement>? all)
    {
        var best = files.Count > 1 ? Best.Highest : Best.None;
        return new Table(
            title,
            [
                Column.Text("features", files.Select(file => file.Name)),
                Column.Text("by", files.Select(file => file.Method)),
                Column.Intervals("same label", distinct.Select(of => (Interval?)of.Share), Share, best),
                .. files.Count > 1 ? [Column.Intervals("times the first", distinct.Select(of => of.Times), "0.00")] : Array.Empty<Column>(),
                Column.Numbers("mean of labels", distinct.Select(of => of.MeanOfLabels), Share, best),
                .. all is null
                    ? Array.Empty<Column>()
                    : [Column.Intervals("with copies", all.Select(of => (Interval?)of.Share), Share, best)],
            ]);
    }

    /// <summary>One row for each label, the most frequent first.</summary>
    /// <param name="title">Above it.</param>
    /// <param name="files">What the features are called.</param>
    /// <param name="agreements">One for each, on the same items.</param>
    /// <param name="most">How many labels, at most.</param>
    public static Table ByLabel(string title, IReadOnlyList<string> files, IReadOnlyList<LabelAgreement> agreements, int most)
    {
        var labels = agreements[0].Labels.Take(most).ToArray();
        return new Table(
            title,
            [
                Column.Text("label", labels.Select(label => label.Label)),
                Column.Numbers("items", labels.Select(label => (double)label.Items), "N0"),
                Column.Numbers("chance", labels.Select(label => label.Chance), Share),
                .. files.Zip(agreements, (file, of) => Column.Numbers(file, of.Labels.Take(most).Select(label => label.Share), Share)),
            ]);
    }
}
