namespace AmazonRec.Notebooks.Running;

/// <summary>
/// Outputs of a file that were made with other data than are at hand, or on another type of processor, where the last bits may differ.
/// </summary>
/// <param name="File">What the file's outputs were made with.</param>
/// <param name="Here">What is at hand, and where.</param>
public sealed record OtherData(string File, string Here)
{
    /// <summary>What keeps a run from going on; null if nothing does.</summary>
    /// <param name="wanted">What it needs.</param>
    /// <param name="file">What the file's outputs were made with; null where no output tells.</param>
    /// <param name="here">What is at hand; null where no output tells.</param>
    internal static OtherData? Between(DataWanted wanted, StatusData? file, StatusData? here) => (wanted, file, here) switch
    {
        (_, null, _) or (_, _, null) or (DataWanted.Any, _, _) => null,
        (DataWanted.NoneLost, _, _) => file.IsLostIn(here) ? new(file.Names, here.Names) : null,
        _ => file.ToString() == here.ToString() ? null : new(file.ToString(), here.ToString()),
    };
}
