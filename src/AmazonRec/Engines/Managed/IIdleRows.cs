using AmazonRec.Compute;

namespace AmazonRec.Engines.Managed;

/// <summary>What the optimiser does to rows without a gradient, done when they are next looked at.</summary>
internal interface IIdleRows
{
    /// <summary>Steps noted. A row's <see cref="RowState.Since"/> tells how many of them it has taken.</summary>
    int Steps { get; }

    /// <summary>Takes note of a step.</summary>
    void Advance(Step step);

    /// <summary>Brings rows, [row][part][<paramref name="width"/>], up to the last step.</summary>
    void CatchUp(ReadOnlySpan<int> ids, Span<RowState> states, LongSpan rows, int width);
}
