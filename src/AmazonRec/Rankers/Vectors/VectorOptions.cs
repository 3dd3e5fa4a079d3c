namespace AmazonRec.Rankers.Vectors;

/// <summary>How vectors are trained.</summary>
/// <param name="Factors">Numbers of a vector, without the bias.</param>
/// <param name="Loss">What becomes small.</param>
/// <param name="Negatives">Items drawn beside each choice; 0 where all items take part.</param>
/// <param name="Popularity">The power of the popularity that they are drawn by.</param>
/// <param name="Epochs">Passes over all choices, at most.</param>
/// <param name="Patience">Epochs without a better NDCG@10 of the held-out items, after which training ends.</param>
/// <param name="Batch">Choices of a step.</param>
/// <param name="Rate">Adam's learning rate.</param>
/// <param name="Regularization">λ: each choice adds λ/2 of the squares of the vectors in it to its loss.</param>
internal sealed record VectorOptions(
    int Factors, VectorLoss Loss, int Negatives, double Popularity, int Epochs, int Patience, int Batch, double Rate,
    double Regularization)
{
    private const int LeastBatch = 64;
    private const int LeastSteps = 25;

    /// <summary>Choices of a step on some data: halved until an epoch has 25 steps, but not below 64.</summary>
    /// <param name="choices">All of them.</param>
    public int BatchOn(int choices)
    {
        var batch = Batch;
        while (batch / 2 >= LeastBatch && choices / batch < LeastSteps) batch /= 2;
        return Math.Min(batch, choices);
    }
}
