using System.Numerics;

namespace AmazonRec.Engines.Reference.Operations;

/// <summary>One layer at work: its output and the loss's gradient with respect to it, [rows, width] row-major.</summary>
internal abstract class Operation<T>(int width)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public int Width { get; } = width;

    public T[] Output { get; private set; } = [];

    public T[] Gradient { get; private set; } = [];

    /// <summary>Makes room for a pass, with gradients of zero.</summary>
    public void Begin(Pass pass)
    {
        if (Output.Length < pass.Capacity * Width) (Output, Gradient) = (new T[pass.Capacity * Width], new T[pass.Capacity * Width]);
        else Array.Clear(Gradient, 0, pass.Rows * Width);
    }

    /// <summary>Writes <see cref="Output"/> from the inputs' outputs.</summary>
    public abstract void Forward(Pass pass);

    /// <summary>Adds to the inputs' and the weights' gradients what <see cref="Gradient"/> makes of them.</summary>
    public abstract void Backward(Pass pass);

    /// <summary>Row <paramref name="row"/> of the output.</summary>
    public Span<T> OutputRow(int row) => Output.AsSpan(row * Width, Width);

    /// <summary>Row <paramref name="row"/> of the gradient.</summary>
    public Span<T> GradientRow(int row) => Gradient.AsSpan(row * Width, Width);
}
