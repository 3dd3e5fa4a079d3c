using System.Security.Cryptography;
using AmazonRec.Data.Storage;

namespace AmazonRec.Training;

/// <summary>
/// A file from which an interrupted run goes on to the same bits: one safetensors file with the network's state, the best weights so far,
/// and in its metadata the position and what run it is of. It is written beside its place and renamed, after every epoch; of Gibbs
/// sampling, whose epochs are short, after every 20.
/// </summary>
/// <param name="path">The file.</param>
public sealed class Checkpoint(string path)
{
    private const string StatePrefix = "state/";
    private const string BestPrefix = "best/";
    private const string IdentityKey = "run";
    private const string PositionKey = "position";
    private const string HashKey = "sha256";

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>
    /// Whether training goes on from the file, which must then be there; otherwise it starts anew and replaces it at its first save.
    /// </summary>
    public bool Resumes { get; init; }

    /// <summary>Writes it after every so many steps, counted over all epochs, and not only after every epoch.</summary>
    public int? EverySteps { get; init; }

    /// <summary>Whether this run has written the file.</summary>
    public bool IsOurs { get; private set; }

    /// <summary>Whether the file is there.</summary>
    public bool Exists => File.Exists(Path);

    /// <summary>Removes the file, if there is one: the run is done.</summary>
    public void Delete() => File.Delete(Path);

    /// <summary>Refuses what can't be gone on from, before anything long is done.</summary>
    /// <exception cref="FileNotFoundException">There is no file to go on from.</exception>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public void Validate()
    {
        if (EverySteps < 1) throw new ArgumentException($"The steps between two checkpoints are {EverySteps}; they must be at least 1.");
        if (Resumes && !Exists)
            throw new FileNotFoundException($"{Path}: there is no checkpoint to resume from. Leave out --resume to start anew.", Path);
    }

    /// <summary>Writes the file.</summary>
    internal void Write(RunIdentity identity, TrainingLoopState state)
    {
        var tensors = new SortedDictionary<string, StreamedTensor>(StringComparer.Ordinal);
        foreach (var (name, tensor) in state.Network) tensors[StatePrefix + name] = tensor;
        foreach (var (name, tensor) in state.BestWeights ?? new Dictionary<string, StreamedTensor>()) tensors[BestPrefix + name] = tensor;
        var (run, position) = (Json.Write(identity), Json.Write(state.Position));
        var metadata = Metadata(run, position);
        metadata[HashKey] = HashOf(tensors, run, position);
        AtomicFile.Write(Path, stream => Safetensors.Write(stream, tensors, metadata));
        IsOurs = true;
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="FormatException">It is damaged, or of another run; the message says what differs.</exception>
    internal SavedLoop Read(RunIdentity identity)
    {
        Validate();
        var (file, run, position) = Open();
        var differences = run.DifferencesTo(identity).ToArray();
        if (differences.Length > 0)
        {
            file.Dispose();
            throw new FormatException(
                $"{Path}: is the checkpoint of another run ({string.Join("; ", differences)}). Give the same data and options to resume "
                + "it, or leave out --resume to start anew.");
        }

        var keepsBest = position.BestEpoch > 0 || position.Start is not null;
        return new SavedLoop(position, file, StatePrefix, keepsBest ? BestPrefix : null);
    }

    private static Dictionary<string, string> Metadata(string run, string position) =>
        new() { [IdentityKey] = run, [PositionKey] = position };

    /// <summary>Of the whole file without its hash: a bit that a disk turned would go unnoticed otherwise, and spoil the run.</summary>
    private static string HashOf(IReadOnlyDictionary<string, StreamedTensor> tensors, string run, string position)
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
            Safetensors.Write(stream, tensors, Metadata(run, position));
        return Convert.ToHexStringLower(hash.Hash!);
    }

    private (SafetensorsFile File, RunIdentity Run, Position Position) Open()
    {
        SafetensorsFile? file = null;
        try
        {
            file = SafetensorsFile.Open(Path);
            var (run, position) = (file.Notes[IdentityKey], file.Notes[PositionKey]);
            var tensors = file.Names.ToDictionary(name => name, file.Stream, StringComparer.Ordinal);
            if (file.Notes[HashKey] != HashOf(tensors, run, position)) throw new FormatException("its checksum is another one");
            return (file, Json.Parse<RunIdentity>(run), Json.Parse<Position>(position));
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException)
        {
            file?.Dispose();
            throw new FormatException(
                $"{Path}: the checkpoint is damaged, or no checkpoint ({e.Message}). Leave out --resume to start anew.", e);
        }
    }
}
