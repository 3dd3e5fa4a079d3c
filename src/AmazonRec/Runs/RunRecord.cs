using AmazonRec.Models.Baselines;

namespace AmazonRec.Runs;

/// <summary>A run, or the JSON that train wrote, as a line of a history.</summary>
/// <param name="Path">Its folder, or the file.</param>
/// <param name="When">When it was written.</param>
/// <param name="Result">What it came to.</param>
public sealed record RunRecord(string Path, DateTime When, ExperimentResult Result)
{
    /// <summary>The file of ratings, without its folder; a dash where a program made the data itself.</summary>
    public string Data => Result.Input is { } input ? System.IO.Path.GetFileName(input.File) : "-";

    /// <summary>RMSE on the test rows over that of the baseline; NaN where it has none.</summary>
    public double AgainstBaseline => Baseline.YardstickOf(Result.Baselines.Keys) is { } name
        ? Result.Test.Rmse / Result.Baselines[name].Rmse
        : double.NaN;
}
