namespace AmazonRec.Evaluation.Labels;

/// <summary>How often the neighbours of items with one label carry it, too.</summary>
/// <param name="Label">The label.</param>
/// <param name="Items">Items that have it.</param>
/// <param name="Share">The share of their nearest neighbours that have it, 0 to 1.</param>
/// <param name="Chance">The share that neighbours drawn at random would have.</param>
public sealed record LabelShare(string Label, int Items, double Share, double Chance);
