namespace AmazonRec.Training;

/// <summary>Stops when the validation loss no longer falls, and goes back to the weights of its best epoch.</summary>
/// <param name="Patience">Epochs without improvement that are waited for.</param>
/// <param name="MinDelta">By how much the loss must fall to count as improved.</param>
public sealed record EarlyStopping(int Patience, double MinDelta = 0);
