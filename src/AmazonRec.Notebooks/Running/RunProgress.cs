namespace AmazonRec.Notebooks.Running;

/// <summary>Where a run stands.</summary>
/// <param name="Cell">The number of the cell, from 1.</param>
/// <param name="Cells">How many there are.</param>
/// <param name="Seconds">How long it took; null while it runs.</param>
public readonly record struct RunProgress(int Cell, int Cells, double? Seconds);
