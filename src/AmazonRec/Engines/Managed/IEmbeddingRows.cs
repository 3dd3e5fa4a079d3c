namespace AmazonRec.Engines.Managed;

/// <summary>The rows of an embedding as an operation works with them, wherever they lie.</summary>
internal interface IEmbeddingRows : IWeightStore
{
    /// <summary>Whether the rows of the batch have to be fetched from other ranks first.</summary>
    bool IsRemote => false;

    /// <summary>Tasks that bring a batch's rows up to date.</summary>
    int CatchUpTasks { get; }

    /// <summary>Tasks that move the rows which the batch does not touch.</summary>
    int SweepTasks { get; }

    /// <summary>Finds the distinct rows of a training batch.</summary>
    void Begin(ReadOnlySpan<int> ids);

    /// <summary>Brings one part of the batch's rows up to date.</summary>
    void CatchUp(int task);

    /// <summary>Fetches the rows of a batch from other ranks; all of them call it at once.</summary>
    void Fetch(ReadOnlySpan<int> ids, bool training)
    {
    }

    /// <summary>Copies up to 32 columns of the rows of some ids to rows <paramref name="stride"/> apart.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="first">The place of the first one in the batch.</param>
    /// <param name="column">The first column.</param>
    /// <param name="target">Receives them.</param>
    /// <param name="stride">Numbers from one row to the next.</param>
    void Gather(ReadOnlySpan<int> ids, int first, int column, Span<float> target, int stride);

    /// <summary>Adds the gradients of some rows of the batch to those of their ids.</summary>
    void Sum(int first, int count, int column, ReadOnlySpan<float> gradient, int stride);

    /// <summary>Moves the rows of the batch.</summary>
    void Step(Step step);

    /// <summary>Moves one run of all rows as if none had a gradient.</summary>
    void Sweep(int task, Step step);
}
