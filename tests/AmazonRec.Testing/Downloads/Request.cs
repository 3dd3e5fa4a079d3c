namespace AmazonRec.Testing.Downloads;

/// <summary>What a client asked the fault server.</summary>
public sealed record Request(string Path, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Whether it asked for headers alone.</summary>
    public bool IsHead { get; init; }

    /// <summary>First byte asked for, if a part was.</summary>
    public int? From => Headers.TryGetValue("Range", out var range) ? int.Parse(range["bytes=".Length..^1]) : null;
}
