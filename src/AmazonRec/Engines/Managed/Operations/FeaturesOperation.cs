using AmazonRec.Compute;
using AmazonRec.Features;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>Looks up the frozen numbers of each item.</summary>
internal sealed class FeaturesOperation(ItemFeatures features) : BlockOperation(features.Width)
{
    public override bool NeedsGradient => false;

    public override Entity? EntityRead => Entity.Item;

    public override void Forward(int block, BlockPass pass)
    {
        var items = pass.Ids(Entity.Item, block);
        var values = features.Values.AsSpan();
        for (var column = 0; column < Width; column += Panels.Width)
        {
            var target = Value.IsVector ? Value.Block(block) : Value.Panel(block, column / Panels.Width);
            var stride = Value.IsVector ? 1 : Panels.Width;
            var run = Math.Min(Panels.Width, Width - column);
            for (var row = 0; row < items.Length; row++) values.Slice((items[row] * Width) + column, run).CopyTo(target[(row * stride)..]);
        }
    }

    public override void Backward(int block, BlockPass pass)
    {
        // Frozen: nothing learns here.
    }
}
