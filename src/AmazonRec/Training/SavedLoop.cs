using AmazonRec.Data.Storage;

namespace AmazonRec.Training;

/// <summary>A training loop as a checkpoint holds it.</summary>
/// <param name="Position">How far it had come.</param>
/// <param name="File">Holds the tensors; to be disposed of.</param>
/// <param name="StatePrefix">What the names of the network's begin with.</param>
/// <param name="BestPrefix">What those of the best weights begin with; null where none are kept.</param>
internal sealed record SavedLoop(Position Position, SafetensorsFile File, string StatePrefix, string? BestPrefix) : IDisposable
{
    public void Dispose() => File.Dispose();
}
