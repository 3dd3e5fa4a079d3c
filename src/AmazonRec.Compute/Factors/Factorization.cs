namespace AmazonRec.Compute.Factors;

/// <summary>
/// Scores of pairs, offset + left bias + right bias + p · q, and their stochastic gradient descent one pair at a time (Funk 2006; Koren
/// 2008, eq. 5). With lists, the left row is p + |N|^-1/2 Σ y over the list N of the left id (SVD++: Koren 2008, eq. 15).
/// </summary>
public sealed unsafe class Factorization : IDisposable
{
    private readonly FactorTable? _folded;
    private readonly AlignedBuffer? _row;
    private bool _foldedIsStale = true;

    /// <summary>All zero.</summary>
    /// <param name="left">Left ids, such as users.</param>
    /// <param name="right">Right ids, such as items.</param>
    /// <param name="factors">Width.</param>
    /// <param name="leftBias">Whether left ids have a bias.</param>
    /// <param name="rightBias">Whether right ids have a bias.</param>
    /// <param name="lists">Right ids of each left id; null for none, and no y.</param>
    public Factorization(int left, int right, int factors, bool leftBias = true, bool rightBias = true, IndexLists? lists = null)
    {
        (Left, Right, Lists) = (new FactorTable(left, factors), new FactorTable(right, factors), lists);
        if (leftBias) LeftBias = new AlignedBuffer(left);
        if (rightBias) RightBias = new AlignedBuffer(right);
        if (lists is null) return;
        ArgumentOutOfRangeException.ThrowIfNotEqual(lists.Count, left);
        Codes.ThrowUnlessBelow(right, lists.Indices);
        (Implicit, _folded, _row) = (new FactorTable(right, factors), new FactorTable(left, factors), new AlignedBuffer(Left.Stride));
    }

    /// <summary>p.</summary>
    public FactorTable Left { get; }

    /// <summary>q.</summary>
    public FactorTable Right { get; }

    /// <summary>y, a row for each right id; null without lists.</summary>
    public FactorTable? Implicit { get; }

    /// <summary>One number for each left id, or null.</summary>
    public AlignedBuffer? LeftBias { get; }

    /// <summary>One number for each right id, or null.</summary>
    public AlignedBuffer? RightBias { get; }

    /// <summary>N of each left id.</summary>
    public IndexLists? Lists { get; }

    /// <summary>Added to every score; no step moves it.</summary>
    public float Offset { get; set; }

    /// <summary>The machine's best, unless a test asks for others.</summary>
    internal IFactorKernels Kernels { get; init; } = IFactorKernels.Best;

    /// <summary>
    /// One step for each pair in the order given: with e = target - score, bias += rate (e - λ bias), p += rate (e q - λ p), q += rate (e p
    /// - λ q), from the rows of before the step; with lists, q moves by p + |N|^-1/2 Σ y, and every y of N by rate (e |N|^-1/2 q - λ y).
    /// </summary>
    /// <param name="left">Left id of each pair.</param>
    /// <param name="right">Right id of each pair.</param>
    /// <param name="targets">What its score should be.</param>
    /// <param name="rate">Step size.</param>
    /// <param name="regularization">λ.</param>
    /// <returns>The sum of the squared errors, each before its step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An id is out of range, or the columns are not equally long.</exception>
    public double Step(ReadOnlySpan<int> left, ReadOnlySpan<int> right, ReadOnlySpan<float> targets, float rate, float regularization)
    {
        Check(left, right, targets.Length);
        _foldedIsStale = true;
        var pointers = PointersTo(Left);
        double loss;
        fixed (int* l = left, r = right, starts = Lists is null ? default : Lists.Starts, indices = Lists is null ? default : Lists.Indices)
        fixed (float* t = targets)
        {
            loss = Lists is null
                ? Kernels.Step(pointers, l, r, t, left.Length, rate, regularization)
                : Kernels.StepImplicit(
                    pointers, Implicit!.Values.Pointer, starts, indices, _row!.Pointer, l, r, t, left.Length, rate, regularization);
        }

        GC.KeepAlive(this);
        return loss;
    }

    /// <summary>The score of each pair.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is out of range, or the columns are not equally long.</exception>
    public void Score(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<float> scores)
    {
        Check(left, right, scores.Length);
        var pointers = PointersTo(Folded());
        fixed (int* l = left, r = right)
        fixed (float* s = scores) Kernels.Scores(pointers, l, r, s, left.Length);
        GC.KeepAlive(this);
    }

    /// <summary>The scores of one left id with the first right ids, as many as there is room for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is out of range, or there is more room than right ids.</exception>
    public void ScoreAll(int left, Span<float> scores)
    {
        Codes.ThrowUnlessBelow(Left.Rows, [left]);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scores.Length, Right.Rows);
        var pointers = PointersTo(Folded());
        fixed (float* s = scores) Kernels.ScoresOfAll(pointers, left, s, scores.Length);
        GC.KeepAlive(this);
    }

    /// <summary>The left rows that scores are made of: p, or with lists p + |N|^-1/2 Σ y.</summary>
    public FactorTable Folded()
    {
        if (Lists is null) return Left;
        if (!_foldedIsStale) return _folded!;
        fixed (int* starts = Lists.Starts, indices = Lists.Indices)
            Kernels.FoldAll(
                Left.Values.Pointer, Implicit!.Values.Pointer, starts, indices, _folded!.Values.Pointer, Left.Rows, Left.Stride);
        _foldedIsStale = false;
        GC.KeepAlive(this);
        return _folded;
    }

    /// <summary>Tells that rows of p or y were written from outside, so that scores take note.</summary>
    public void Changed() => _foldedIsStale = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in new IDisposable?[] { Left, Right, Implicit, LeftBias, RightBias, _folded, _row }) part?.Dispose();
    }

    private FactorPointers PointersTo(FactorTable left) =>
        new(
            left.Values.Pointer,
            Right.Values.Pointer,
            LeftBias is null ? null : LeftBias.Pointer,
            RightBias is null ? null : RightBias.Pointer,
            Offset,
            left.Stride);

    private void Check(ReadOnlySpan<int> left, ReadOnlySpan<int> right, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(left.Length, count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(right.Length, count);
        Codes.ThrowUnlessBelow(Left.Rows, left);
        Codes.ThrowUnlessBelow(Right.Rows, right);
    }
}
