using System.Text.Json.Serialization;

namespace AmazonRec.Data.Splitting;

/// <summary>The first line of a saved split.</summary>
/// <param name="Method">How it was made.</param>
/// <param name="Seed">The seed it was drawn with.</param>
/// <param name="Shares">The shares that were asked for.</param>
/// <param name="Protocol">Whether validation rows are test rows.</param>
/// <param name="Rows">How many rows were divided.</param>
/// <param name="RowsHash">Of the rows, before they were divided.</param>
/// <param name="Hash">Of the split.</param>
internal sealed record SplitHeader(
    string Method,
    ulong? Seed,
    SplitShares? Shares,
    Protocol Protocol,
    int Rows,
    string RowsHash,
    string Hash)
{
    public const string Kind = "amazonrec split";
    public const int Newest = 1;

    [JsonPropertyOrder(-2)]
    public string Format { get; init; } = Kind;

    [JsonPropertyOrder(-1)]
    public int Version { get; init; } = Newest;
}
