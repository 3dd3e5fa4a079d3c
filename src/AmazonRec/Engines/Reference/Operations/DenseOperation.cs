using System.Numerics;
using System.Numerics.Tensors;
using AmazonRec.Models;

namespace AmazonRec.Engines.Reference.Operations;

/// <summary>activation(x W + b), a row at a time.</summary>
internal sealed class DenseOperation<T>(Operation<T> input, Parameter<T> kernel, Parameter<T> bias, Activation activation) : Operation<T>(kernel.Columns)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Forward(Pass pass)
    {
        for (var row = 0; row < pass.Rows; row++)
        {
            var x = input.OutputRow(row);
            var y = OutputRow(row);
            bias.Row(0).CopyTo(y);
            for (var k = 0; k < x.Length; k++) TensorPrimitives.MultiplyAdd(kernel.Row(k), x[k], y, y);
            if (activation == Activation.Relu) TensorPrimitives.Max(y, T.Zero, y);
        }
    }

    public override void Backward(Pass pass)
    {
        var biasGradient = bias.GradientRow(0);
        for (var row = 0; row < pass.Rows; row++)
        {
            var x = input.OutputRow(row);
            var y = OutputRow(row);
            var dy = GradientRow(row);
            if (activation == Activation.Relu)
                for (var j = 0; j < dy.Length; j++)
                    if (y[j] <= T.Zero) dy[j] = T.Zero;
            TensorPrimitives.Add(biasGradient, dy, biasGradient);
            var dx = input.GradientRow(row);
            for (var k = 0; k < x.Length; k++)
            {
                var kernelGradient = kernel.GradientRow(k);
                TensorPrimitives.MultiplyAdd(dy, x[k], kernelGradient, kernelGradient);
                dx[k] += TensorPrimitives.Dot<T>(kernel.Row(k), dy);
            }
        }
    }
}
