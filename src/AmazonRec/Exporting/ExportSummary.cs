namespace AmazonRec.Exporting;

/// <summary>What an export wrote.</summary>
/// <param name="Place">The folder.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Users">Users that the files tell of.</param>
/// <param name="Items">Items.</param>
/// <param name="Bytes">Of all files.</param>
public sealed record ExportSummary(string Place, string Model, int Users, int Items, long Bytes)
{
    /// <summary>What the numbers are, in a sentence.</summary>
    public string? Note { get; init; }

    /// <summary>That of a folder that is in place.</summary>
    internal static ExportSummary Of(string place, string model, int users, int items) => new(
        place, model, users, items, new DirectoryInfo(place).EnumerateFiles().Sum(file => file.Length));
}
