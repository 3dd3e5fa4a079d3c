namespace AmazonRec.Testing.Downloads;

/// <summary>What the fault server answers, and what it does wrong.</summary>
public sealed record Reply(int Status, byte[] Body, params (string Name, string Value)[] Headers)
{
    /// <summary>Closes the connection after so many bytes of the body.</summary>
    public int? CutAfter { get; init; }

    /// <summary>After the bytes, sends nothing more and keeps the connection open.</summary>
    public bool Stalls { get; init; }

    /// <summary>The length it claims, where that is not the body's; -1 for none.</summary>
    public int? ClaimedLength { get; init; }

    public static Reply Text(int status, string text, params (string, string)[] headers) =>
        new(status, System.Text.Encoding.UTF8.GetBytes(text), headers);

    /// <summary>The file, or the part that was asked for if its tag is still right, as an honest server sends it.</summary>
    public static Reply File(Request request, byte[] file, string tag = "\"v1\"")
    {
        var sameVersion = request.Headers.GetValueOrDefault("If-Range") == tag;
        return request.From is { } from && sameVersion
            ? new Reply(206, file[from..], ("ETag", tag), ("Content-Range", $"bytes {from}-{file.Length - 1}/{file.Length}"))
            : new Reply(200, file, ("ETag", tag));
    }
}
