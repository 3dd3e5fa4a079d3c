using AmazonRec.Engines;
using AmazonRec.Studies.Running;

namespace AmazonRec.Benchmarks.Peers;

/// <summary>The peers that are on this machine, and a folder with what they read, gone with the set.</summary>
internal sealed class PeerSet : IDisposable
{
    private readonly List<IPeer> _peers = [];
    private readonly string? _folder;

    private PeerSet(string? folder) => _folder = folder;

    /// <summary>No peers.</summary>
    public static PeerSet None => new(folder: null);

    /// <summary>Who is missing, and how to get it.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Looks for the peers that the models need, and writes what they read.</summary>
    public static PeerSet Prepare(IReadOnlyList<BenchmarkModel> models, BenchmarkData data, BenchmarkOptions options, IEngine ours)
    {
        var notes = new List<string>();
        var set = new PeerSet(Directory.CreateTempSubdirectory("amazonrec-bench-").FullName) { Notes = notes };
        try
        {
            if (PeerVectors.Note is { } note) notes.Add(note);
            if (!ours.Name.StartsWith("torch", StringComparison.Ordinal) && models.Any(LibtorchPeer.Knows))
                set.Add(
                    RunEnvironment.VectorBits < 256 ? null : LibtorchPeer.Prepare(options),
                    RunEnvironment.VectorBits < 256 ? LibtorchPeer.NarrowNote : LibtorchPeer.Remedy,
                    notes);
            if (models.Any(PyTorchPeer.Knows))
                set.Add(PyTorchPeer.Prepare(set._folder!, models, data, options), PyTorchPeer.Remedy, notes);
            if (models.Any(LibMfPeer.Knows))
                set.Add(LibMfPeer.Prepare(set._folder!, data, options.Quick), LibMfPeer.Remedy, notes);
            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    /// <summary>Those that have a model.</summary>
    public IEnumerable<IPeer> Of(BenchmarkModel model) => _peers.Where(peer => peer.Has(model));

    public void Dispose()
    {
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }

    private void Add(IPeer? peer, string remedy, List<string> notes)
    {
        if (peer is null) notes.Add(remedy);
        else _peers.Add(peer);
    }
}
