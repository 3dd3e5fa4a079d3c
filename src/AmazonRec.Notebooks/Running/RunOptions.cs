namespace AmazonRec.Notebooks.Running;

/// <summary>How a notebook is run.</summary>
/// <param name="Mode">How much it does. Cells read it from the environment, see <see cref="ModeVariable"/>.</param>
/// <param name="CellLimit">How long a cell may take; null for as long as it wants.</param>
/// <param name="Data">Where to end, as a status line tells of other data than the file's outputs do.</param>
public sealed record RunOptions(RunMode Mode, TimeSpan? CellLimit = null, DataWanted Data = DataWanted.Any)
{
    /// <summary>The environment variable that tells cells the mode: <c>smoke</c> or <c>full</c>. Any kernel can hand it on.</summary>
    public const string ModeVariable = "AMAZONREC_MODE";

    /// <summary>The mode as cells read it.</summary>
    public string ModeName => Mode == RunMode.Smoke ? "smoke" : "full";
}
