namespace AmazonRec.Compute.Factors;

/// <summary>A <see cref="Factorization"/> as kernels see it; a missing bias is null.</summary>
internal readonly unsafe struct FactorPointers(float* left, float* right, float* leftBias, float* rightBias, float offset, int width)
{
    public readonly float* Left = left;
    public readonly float* Right = right;
    public readonly float* LeftBias = leftBias;
    public readonly float* RightBias = rightBias;
    public readonly float Offset = offset;
    public readonly int Width = width;
}
