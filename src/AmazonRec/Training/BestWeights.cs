using AmazonRec.Collectives;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;

namespace AmazonRec.Training;

/// <summary>The weights of the best epoch so far: a copy in memory, or in a file where there is no room for two.</summary>
/// <param name="file">Where to keep them; null for memory.</param>
/// <param name="team">Ranks that share the file, which one of them writes; null where this process has it alone.</param>
internal sealed class BestWeights(string? file, Team? team = null) : IDisposable
{
    private readonly bool _writes = team is not { Leads: false };
    private IReadOnlyDictionary<string, Tensor>? _copy;
    private bool _isWritten;

    /// <summary>Whether any are kept.</summary>
    public bool Any => _copy is not null || _isWritten;

    /// <summary>Keeps the weights as they are now.</summary>
    public void Keep(INetwork network)
    {
        if (file is null) _copy = network.Export();
        else Write(network.Stream()); // all ranks give their part
    }

    /// <summary>Puts them back.</summary>
    public void Restore(INetwork network)
    {
        if (_copy is not null) network.Import(_copy);
        if (!_isWritten) return;
        team?.Barrier(); // it is whole before others read it
        using var kept = SafetensorsFile.Open(file!);
        network.ImportFrom(kept);
    }

    /// <summary>Passes them on; null where there are none.</summary>
    public void Use(Action<IReadOnlyDictionary<string, StreamedTensor>?> use)
    {
        if (!_isWritten)
        {
            use(_copy?.ToDictionary(t => t.Key, t => StreamedTensor.Of(t.Value), StringComparer.Ordinal));
            return;
        }

        using var kept = SafetensorsFile.Open(file!);
        use(kept.Names.ToDictionary(name => name, kept.Stream, StringComparer.Ordinal));
    }

    /// <summary>Takes them from a checkpoint.</summary>
    public void Load(SafetensorsFile checkpoint, string prefix)
    {
        var names = checkpoint.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ToArray();
        if (file is null)
            _copy = names.ToDictionary(name => name[prefix.Length..], checkpoint.Read, StringComparer.Ordinal);
        else
            Write(names.ToDictionary(name => name[prefix.Length..], checkpoint.Stream, StringComparer.Ordinal));
    }

    public void Dispose()
    {
        if (_isWritten && _writes) File.Delete(file!);
    }

    private void Write(IReadOnlyDictionary<string, StreamedTensor> weights)
    {
        if (_writes) AtomicFile.Write(file!, stream => Safetensors.Write(stream, weights));
        _isWritten = true;
    }
}
