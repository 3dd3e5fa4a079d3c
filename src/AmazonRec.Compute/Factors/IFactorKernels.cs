using System.Numerics;
using System.Runtime.Intrinsics;

namespace AmazonRec.Compute.Factors;

/// <summary>
/// The inner loops over rows of factors: one thread, every sum in a fixed order. Rows are <c>width</c> numbers long, a multiple of 16, and
/// start at cache lines. Nothing is checked here.
/// </summary>
internal unsafe interface IFactorKernels
{
    /// <summary>The ones that are fastest on this machine.</summary>
    static IFactorKernels Best { get; } =
        Vector512.IsHardwareAccelerated ? new FactorKernels<Lanes512, Vector512<float>>()
        : Vector256.IsHardwareAccelerated ? new FactorKernels<Lanes256, Vector256<float>>()
        : new FactorKernels<LanesAny, Vector<float>>();

    /// <summary>One step for each pair, in order; returns the sum of the squared errors, each before its step.</summary>
    double Step(in FactorPointers f, int* left, int* right, float* targets, int count, float rate, float regularization);

    /// <summary>The same where the left row is p + |N|^-1/2 Σ y over the list of the left id; p, q and all y of the list move.</summary>
    /// <param name="f">p, q and biases.</param>
    /// <param name="y">A row for each right id.</param>
    /// <param name="starts">List i is indices[starts[i]..starts[i + 1]].</param>
    /// <param name="indices">Right ids, distinct within a list.</param>
    /// <param name="z">Room for a row.</param>
    /// <param name="left">Left id of each pair.</param>
    /// <param name="right">Right id of each pair.</param>
    /// <param name="targets">What its score should be.</param>
    /// <param name="count">How many pairs.</param>
    /// <param name="rate">Step size.</param>
    /// <param name="regularization">λ.</param>
    double StepImplicit(
        in FactorPointers f, float* y, int* starts, int* indices, float* z, int* left, int* right, float* targets, int count, float rate,
        float regularization);

    /// <summary>z = p + |N|^-1/2 Σ y for every left id: the rows that <see cref="StepImplicit"/> scores with, to the bit.</summary>
    void FoldAll(float* p, float* y, int* starts, int* indices, float* z, int rows, int width);

    /// <summary>The score of each pair.</summary>
    void Scores(in FactorPointers f, int* left, int* right, float* scores, int count);

    /// <summary>The scores of one left id with the first right ids.</summary>
    void ScoresOfAll(in FactorPointers f, int left, float* scores, int count);
}
