namespace AmazonRec.Notebooks.Reports;

/// <summary>How much of the code a page of a notebook shows.</summary>
public enum CodeShown
{
    /// <summary>Cells of up to <see cref="PageOptions.LongCell"/> lines stand open; longer ones are folded, and open by a click.</summary>
    Short,

    /// <summary>All cells stand open.</summary>
    All,

    /// <summary>Only what cells show.</summary>
    None,
}
