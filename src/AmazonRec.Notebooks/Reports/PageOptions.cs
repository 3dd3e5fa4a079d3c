namespace AmazonRec.Notebooks.Reports;

/// <summary>How a notebook becomes a page.</summary>
public sealed record PageOptions
{
    /// <summary>The most lines of code that stand open; of longer cells a line says what they are.</summary>
    public const int LongCell = 12;

    /// <summary>How much of the code is shown.</summary>
    public CodeShown Code { get; init; }

    /// <summary>What draws charts that can be pointed at; null for pictures alone, on a page without a script.</summary>
    public PlotlyScript? Plotly { get; init; }
}
