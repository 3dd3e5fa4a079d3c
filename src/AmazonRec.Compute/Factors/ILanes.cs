namespace AmazonRec.Compute.Factors;

/// <summary>Vectors of one width, so that a kernel is written once and compiled for each.</summary>
internal unsafe interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>Numbers in a vector; a divisor of 16.</summary>
    static abstract int Count { get; }

    static abstract TVector Load(float* from);

    static abstract void Store(TVector value, float* to);

    static abstract TVector Broadcast(float value);

    static abstract TVector Multiply(TVector a, TVector b);

    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a b + c, rounded once where the machine can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>The sum of all lanes, always in the same order.</summary>
    static abstract float Sum(TVector value);
}
