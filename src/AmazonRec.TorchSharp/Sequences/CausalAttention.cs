using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;
using Tensor = TorchSharp.torch.Tensor;

namespace AmazonRec.TorchSharp.Sequences;

/// <summary>Attention of each position to itself and to those before it, in several heads (Vaswani et al. 2017, section 3.2).</summary>
internal sealed class CausalAttention : Module<Tensor, Tensor>
{
    private static readonly Scalar Never = float.NegativeInfinity;

    private readonly int _heads;
    private readonly Scalar _scale;
    private readonly Linear _read;
    private readonly Linear _write;
    private readonly SequenceDropout _dropout;

    /// <param name="name">Unique in the module: dropout draws by it.</param>
    /// <param name="options">Width, heads, dropout and seed.</param>
    public CausalAttention(string name, SasRecOptions options)
        : base(name)
    {
        _heads = options.Heads;
        _scale = 1 / Math.Sqrt(options.Width / options.Heads);
        register_module("read", _read = Linear(options.Width, 3 * options.Width)); // queries, keys, values
        register_module("write", _write = Linear(options.Width, options.Width));
        register_module("dropout", _dropout = new SequenceDropout($"{name}.weights", options.Dropout, options.Seed));
    }

    /// <summary>[rows, length, width] to the same shape.</summary>
    public override Tensor forward(Tensor input)
    {
        var (rows, length, width) = (input.size(0), input.size(1), input.size(2));
        // [query key value, rows, heads, length, each]
        var parts = _read.call(input).reshape(rows, length, 3, _heads, width / _heads).permute(2, 0, 3, 1, 4);
        var scores = parts[0].mul(_scale).matmul(parts[1].transpose(-2, -1)); // [rows, heads, length, length]
        var weights = torch.softmax(scores.masked_fill(Later(length, input.device), Never), -1);
        var read = _dropout.call(weights).matmul(parts[2]); // [rows, heads, length, each]
        return _write.call(read.transpose(1, 2).reshape(rows, length, width));
    }

    /// <summary>Whether the column's position comes after the row's: [length, length].</summary>
    private static Tensor Later(long length, torch.Device device)
    {
        var position = Numbers.Range(0, length, device);
        return position.unsqueeze(0).gt(position.unsqueeze(1));
    }
}
