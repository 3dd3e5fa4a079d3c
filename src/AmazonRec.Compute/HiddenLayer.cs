using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AmazonRec.Compute;

/// <summary>
/// What a dense layer does to its sums, a panel [rows][32] at a time while it is still in the first-level cache: bias, ReLU, dropout, and
/// the dot product with a following layer of one unit.
/// </summary>
public static unsafe class HiddenLayer
{
    /// <summary>panel = activation(panel + bias), thinned by the mask.</summary>
    /// <param name="panel">[rows][32], in place.</param>
    /// <param name="bias">32 numbers.</param>
    /// <param name="rows">Rows, a multiple of 4.</param>
    /// <param name="relu">Whether negative sums become 0.</param>
    /// <param name="mask">What dropout keeps; null to keep all.</param>
    /// <param name="firstRow">The panel's first row in the batch, a multiple of 4: the mask's row.</param>
    /// <param name="firstColumn">The panel's first column in the layer.</param>
    public static void Activate(
        Span<float> panel, ReadOnlySpan<float> bias, int rows, bool relu, DropoutMask? mask, int firstRow, int firstColumn) =>
        Forward(panel, bias, default, default, rows, relu, mask, firstRow, firstColumn);

    /// <summary>
    /// As <see cref="Activate"/>, and adds each row's products with the head's 32 weights (the layer of one unit that follows) to 16
    /// partial sums of that row, [rows][16].
    /// </summary>
    public static void ActivateAndDot(
        Span<float> panel, ReadOnlySpan<float> bias, ReadOnlySpan<float> head, Span<float> sums, int rows, bool relu, DropoutMask? mask,
        int firstRow, int firstColumn)
    {
        if (sums.Length < rows * 16 || head.Length < Panels.Width) throw new ArgumentException("The head's weights or sums are too small.");
        Forward(panel, bias, head, sums, rows, relu, mask, firstRow, firstColumn);
    }

    /// <summary>
    /// Adds each row's products with the head's weights to its 16 partial sums, where a row's sums are its own part, [rows][32], plus one
    /// that all rows share: many items of one user.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Score(
        ReadOnlySpan<float> own, ReadOnlySpan<float> shared, ReadOnlySpan<float> head, Span<float> sums, int rows, bool relu)
    {
        if (own.Length < rows * Panels.Width || sums.Length < rows * 16) throw new ArgumentException($"{rows} rows do not fit.");
        var (shared0, shared1) = (Vector512.Create(shared[..16]), Vector512.Create(shared.Slice(16, 16)));
        var (head0, head1) = (Vector512.Create(head[..16]), Vector512.Create(head.Slice(16, 16)));
        var floor = Vector512.Create(relu ? 0 : float.NegativeInfinity);
        fixed (float* first = own, sum = sums)
        {
            for (var row = 0; row < rows; row++)
            {
                var p = first + (row * Panels.Width);
                var v0 = Vector512.MaxNative(floor, Vector512.Load(p) + shared0);
                var v1 = Vector512.MaxNative(floor, Vector512.Load(p + 16) + shared1);
                var s = sum + (row * 16);
                Vector512.FusedMultiplyAdd(v0, head0, Vector512.FusedMultiplyAdd(v1, head1, Vector512.Load(s))).Store(s);
            }
        }
    }

    /// <summary>output[row] = bias + the sum of the row's 16 partial sums.</summary>
    public static void Finish(ReadOnlySpan<float> sums, float bias, Span<float> output)
    {
        for (var row = 0; row < output.Length; row++) output[row] = bias + Vector512.Sum(Vector512.Create(sums.Slice(row * 16, 16)));
    }

    /// <summary>
    /// Backward through a head of one unit and the activation: dz = error · head where the layer's output is not zero, in place of that
    /// output; adds to the gradients of the head and of the bias.
    /// </summary>
    /// <param name="panel">[rows][32]: the output; receives the gradient of the sums.</param>
    /// <param name="head">32 weights.</param>
    /// <param name="errors">Gradient of each row's prediction.</param>
    /// <param name="relu">Whether zeros pass nothing back.</param>
    /// <param name="scale">What dropout multiplied by.</param>
    /// <param name="headGradient">32 numbers, added to.</param>
    /// <param name="biasGradient">32 numbers, added to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void HeadBackward(
        Span<float> panel, ReadOnlySpan<float> head, ReadOnlySpan<float> errors, bool relu, float scale, Span<float> headGradient,
        Span<float> biasGradient)
    {
        if (panel.Length < errors.Length * Panels.Width)
            throw new ArgumentException(
                $"The panel holds {panel.Length} numbers, {errors.Length} rows need {errors.Length * Panels.Width}.");
        if (VectorWidth.Is256)
        {
            fixed (float* pp = panel, ph = head[..Panels.Width], pe = errors)
            fixed (float* pg = headGradient[..Panels.Width], pb = biasGradient[..Panels.Width])
                HiddenLayer256.HeadBackward(pp, ph, pe, errors.Length, relu, scale, pg, pb);
            return;
        }

        var head0 = Vector512.Create(head[..16]);
        var head1 = Vector512.Create(head.Slice(16, 16));
        var headGradient0 = Vector512.Create<float>(headGradient[..16]);
        var headGradient1 = Vector512.Create<float>(headGradient.Slice(16, 16));
        var biasGradient0 = Vector512.Create<float>(biasGradient[..16]);
        var biasGradient1 = Vector512.Create<float>(biasGradient.Slice(16, 16));
        var zero = Vector512<float>.Zero;
        fixed (float* first = panel)
        {
            var p = first;
            foreach (var error in errors)
            {
                var e = Vector512.Create(error);
                var s = Vector512.Create(error * scale);
                var h0 = Vector512.Load(p);
                var h1 = Vector512.Load(p + 16);
                headGradient0 = Vector512.FusedMultiplyAdd(h0, e, headGradient0);
                headGradient1 = Vector512.FusedMultiplyAdd(h1, e, headGradient1);
                var d0 = s * head0;
                var d1 = s * head1;
                if (relu)
                {
                    d0 = Vector512.ConditionalSelect(Vector512.GreaterThan(h0, zero), d0, zero);
                    d1 = Vector512.ConditionalSelect(Vector512.GreaterThan(h1, zero), d1, zero);
                }

                d0.Store(p);
                d1.Store(p + 16);
                biasGradient0 += d0;
                biasGradient1 += d1;
                p += Panels.Width;
            }
        }

        headGradient0.CopyTo(headGradient);
        headGradient1.CopyTo(headGradient[16..]);
        biasGradient0.CopyTo(biasGradient);
        biasGradient1.CopyTo(biasGradient[16..]);
    }

    /// <summary>
    /// Backward through the activation alone: the output's gradient becomes that of the sums, in place; adds to the bias's.
    /// </summary>
    /// <param name="output">[rows][32].</param>
    /// <param name="gradient">[rows][32], in place.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="relu">Whether zeros pass nothing back.</param>
    /// <param name="scale">What dropout multiplied by.</param>
    /// <param name="biasGradient">32 numbers, added to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ActivationBackward(
        ReadOnlySpan<float> output, Span<float> gradient, int rows, bool relu, float scale, Span<float> biasGradient)
    {
        if (output.Length < rows * Panels.Width || gradient.Length < rows * Panels.Width)
            throw new ArgumentException($"{rows} rows do not fit.");
        var sum0 = Vector512.Create<float>(biasGradient[..16]);
        var sum1 = Vector512.Create<float>(biasGradient.Slice(16, 16));
        var zero = Vector512<float>.Zero;
        var always = relu ? zero : Vector512<float>.AllBitsSet; // without ReLU, all passes
        var factor = Vector512.Create(scale);
        fixed (float* outputs = output, gradients = gradient)
        {
            var y = outputs;
            var g = gradients;
            for (var row = 0; row < rows; row++)
            {
                var d0 = Vector512.Load(g) * factor & (Vector512.GreaterThan(Vector512.Load(y), zero) | always);
                var d1 = Vector512.Load(g + 16) * factor & (Vector512.GreaterThan(Vector512.Load(y + 16), zero) | always);
                d0.Store(g);
                d1.Store(g + 16);
                sum0 += d0;
                sum1 += d1;
                y += Panels.Width;
                g += Panels.Width;
            }
        }

        sum0.CopyTo(biasGradient);
        sum1.CopyTo(biasGradient[16..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward(
        Span<float> panel, ReadOnlySpan<float> bias, ReadOnlySpan<float> head, Span<float> sums, int rows, bool relu, DropoutMask? mask,
        int firstRow, int firstColumn)
    {
        if (rows % 4 != 0 || panel.Length < rows * Panels.Width)
            throw new ArgumentException($"{rows} rows of a panel of {panel.Length} numbers: rows must be a multiple of 4 and fit.");
        if (mask is { } thin && VectorWidth.Is256)
        {
            fixed (float* pp = panel, pb = bias[..Panels.Width], ph = head, ps = sums)
                HiddenLayer256.Forward(pp, pb, ph, ps, rows, relu, thin, firstRow, firstColumn);
            return;
        }

        var bias0 = Vector512.Create(bias[..16]);
        var bias1 = Vector512.Create(bias.Slice(16, 16));
        var head0 = head.IsEmpty ? default : Vector512.Create(head[..16]);
        var head1 = head.IsEmpty ? default : Vector512.Create(head.Slice(16, 16));
        var floor = Vector512.Create(relu ? 0 : float.NegativeInfinity);
        var scale = Vector512.Create(mask?.Scale ?? 1);
        var threshold = Vector512.Create(mask?.Threshold ?? 0);
        var half = Vector512.Create(0xFFFFu);
        Vector512<uint> word0 = default, word1 = default, word2 = default, word3 = default;
        fixed (float* first = panel, sum = sums)
        {
            for (var row = 0; row < rows; row += 4)
            {
                if (mask is { } drawn)
                    drawn.Words(
                        firstRow + row, (uint)(firstColumn / Panels.Width), out word0, out word1, out word2, out word3);
                for (var r = 0; r < 4; r++)
                {
                    var p = first + ((row + r) * Panels.Width);
                    var v0 = Vector512.MaxNative(floor, Vector512.Load(p) + bias0);
                    var v1 = Vector512.MaxNative(floor, Vector512.Load(p + 16) + bias1);
                    if (mask is not null)
                    {
                        var word = r switch { 0 => word0, 1 => word1, 2 => word2, _ => word3 };
                        v0 = Vector512.ConditionalSelect(
                            Vector512.GreaterThanOrEqual(word & half, threshold).AsSingle(), v0 * scale, Vector512<float>.Zero);
                        v1 = Vector512.ConditionalSelect(
                            Vector512.GreaterThanOrEqual(word >>> 16, threshold).AsSingle(), v1 * scale, Vector512<float>.Zero);
                    }

                    v0.Store(p);
                    v1.Store(p + 16);
                    if (head.IsEmpty) continue;
                    var s = sum + ((row + r) * 16);
                    Vector512.FusedMultiplyAdd(v0, head0, Vector512.FusedMultiplyAdd(v1, head1, Vector512.Load(s))).Store(s);
                }
            }
        }
    }
}
