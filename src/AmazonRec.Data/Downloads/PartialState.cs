using System.Net.Http.Headers;
using System.Text.Json.Serialization;

namespace AmazonRec.Data.Downloads;

/// <summary>Whose first bytes a partial file holds.</summary>
/// <param name="Address">Where they came from.</param>
/// <param name="ETag">The server's tag of that version.</param>
/// <param name="LastModified">When the server's file was last changed.</param>
/// <param name="Length">Length of the whole file.</param>
internal sealed record PartialState(Uri Address, string? ETag = null, DateTimeOffset? LastModified = null, long? Length = null)
{
    /// <summary>
    /// What tells the server which version to go on with; null where nothing surely does (a weak tag allows other bytes).
    /// </summary>
    [JsonIgnore]
    public RangeConditionHeaderValue? Condition =>
        EntityTagHeaderValue.TryParse(ETag, out var tag) && !tag.IsWeak ? new RangeConditionHeaderValue(tag)
        : LastModified is { } date ? new RangeConditionHeaderValue(date)
        : null;

    public static PartialState Begin(Uri address, HttpResponseMessage whole) =>
        new(address, whole.Headers.ETag?.ToString(), whole.Content.Headers.LastModified, whole.Content.Headers.ContentLength);
}
