using System.Numerics.Tensors;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>Element-wise sum.</summary>
internal sealed class AddOperation(params Edge[] inputs) : BlockOperation(inputs[0].Value.Width, inputs)
{
    public override void Forward(int block, BlockPass pass)
    {
        var sum = Value.Block(block);
        Inputs[0].Value.Block(block).CopyTo(sum);
        for (var i = 1; i < Inputs.Length; i++) TensorPrimitives.Add(sum, Inputs[i].Value.Block(block), sum);
    }

    public override void Backward(int block, BlockPass pass)
    {
        foreach (var input in Inputs)
            if (input.NeedsGradient) input.Give(block, Gradient.Block(block));
    }
}
