using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation.Labels;

/// <summary>
/// Whether features find items alike that people call alike: the share of an item's nearest neighbours, by cosine, that carry its label.
/// </summary>
/// <param name="Items">Items that were looked at: neighbours are looked for among them alone.</param>
/// <param name="Neighbours">Neighbours of each.</param>
/// <param name="Share">Mean over the items of the share of neighbours with their label, 0 to 1, with an interval from drawing the items
/// anew; their neighbours stay.</param>
/// <param name="Times">That share over the one of the first features that were measured beside it, on the same draws; null for the
/// first.</param>
/// <param name="Chance">What neighbours drawn at random would come to: the share of pairs of items with the same label.</param>
/// <param name="Best">What can be reached at most: a rare label has too few items to fill all places.</param>
/// <param name="MeanOfLabels">Mean over the labels that at least two items have, each label once: frequent ones don't decide it.</param>
/// <param name="Labels">The same by label, the most frequent first.</param>
public sealed record LabelAgreement(
    int Items, int Neighbours, Interval Share, Interval? Times, double Chance, double Best, double MeanOfLabels,
    IReadOnlyList<LabelShare> Labels);
