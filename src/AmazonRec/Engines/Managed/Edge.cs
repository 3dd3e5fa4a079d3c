using System.Numerics.Tensors;
using AmazonRec.Engines.Managed.Operations;

namespace AmazonRec.Engines.Managed;

/// <summary>An operation's view of one that it reads: its values forward, its gradient backward.</summary>
internal sealed class Edge(BlockOperation source)
{
    public BlockOperation Source { get; } = source;

    public Plane Value => Source.Value;

    /// <summary>Whether anything behind the source learns.</summary>
    public bool NeedsGradient => Source.NeedsGradient;

    public Plane Gradient => Source.Gradient;

    /// <summary>Whether another reader has written to the source's gradient before, in the order of the backward pass.</summary>
    public bool Accumulates { get; set; }

    /// <summary>gradient (+)= g.</summary>
    public void Give(int block, ReadOnlySpan<float> g)
    {
        var target = Gradient.Block(block)[..g.Length];
        if (Accumulates) TensorPrimitives.Add(target, g, target);
        else g.CopyTo(target);
    }

    /// <summary>gradient (+)= x y.</summary>
    public void GiveProduct(int block, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var target = Gradient.Block(block)[..x.Length];
        if (Accumulates) TensorPrimitives.MultiplyAdd(x, y, target, target);
        else TensorPrimitives.Multiply(x, y, target);
    }
}
