using AmazonRec.Data.Storage;

namespace AmazonRec.Training;

/// <summary>A training loop at rest, as a checkpoint takes it.</summary>
/// <param name="Position">How far it has come.</param>
/// <param name="Network">Weights, and what the optimiser remembers of them.</param>
/// <param name="BestWeights">Weights of the best epoch so far; null where none is kept.</param>
internal sealed record TrainingLoopState(
    Position Position, IReadOnlyDictionary<string, StreamedTensor> Network, IReadOnlyDictionary<string, StreamedTensor>? BestWeights);
