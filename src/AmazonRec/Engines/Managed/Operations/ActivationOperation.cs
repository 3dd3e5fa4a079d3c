using System.Numerics.Tensors;
using AmazonRec.Models;
using MathNet.Numerics;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>A function of each number where it can't be part of the dense layer before it.</summary>
internal sealed class ActivationOperation(Edge input, Activation activation) : BlockOperation(
    new Plane(input.Value.Width, !input.Value.IsVector), new Plane(input.Value.Width, !input.Value.IsVector), input)
{
    private const float Leak = .01f;
    private static readonly double RootOfHalf = Math.Sqrt(.5);

    public override void Forward(int block, BlockPass pass)
    {
        var x = input.Value.Block(block);
        var y = Value.Block(block);
        switch (activation)
        {
            case Activation.Linear:
                x.CopyTo(y);
                break;
            case Activation.Relu:
                TensorPrimitives.Max(x, 0, y);
                break;
            case Activation.Sigmoid:
                TensorPrimitives.Sigmoid(x, y);
                break;
            case Activation.Tanh:
                TensorPrimitives.Tanh(x, y);
                break;
            default:
                for (var i = 0; i < y.Length; i++)
                    y[i] = activation == Activation.Gelu ? (float)(x[i] * Phi(x[i])) : x[i] < 0 ? Leak * x[i] : x[i];
                break;
        }

        Value.ClearPadding(block);
    }

    public override void Backward(int block, BlockPass pass)
    {
        var x = input.Value.Block(block);
        var y = Value.Block(block);
        var g = Gradient.Block(block);
        for (var i = 0; i < g.Length; i++) g[i] *= Slope(x[i], y[i]);
        input.Give(block, g);
    }

    private static double Phi(double x) => .5 * (1 + SpecialFunctions.Erf(x * RootOfHalf));

    private float Slope(float x, float y) => activation switch
    {
        Activation.Relu => x > 0 ? 1 : 0,
        Activation.Sigmoid => y * (1 - y),
        Activation.Tanh => 1 - (y * y),
        Activation.Gelu => (float)(Phi(x) + (x * Math.Exp(-.5 * x * (double)x) / Math.Sqrt(2 * Math.PI))),
        Activation.LeakyRelu => x < 0 ? Leak : 1,
        _ => 1,
    };
}
