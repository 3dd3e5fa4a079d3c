using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmazonRec.Notebooks.Kernels;

/// <summary>A message of the Jupyter protocol 5.3.</summary>
/// <param name="Route">Frames before the message, which an answer carries too.</param>
/// <param name="Header">Its own.</param>
/// <param name="Parent">The header of the message that it follows from; empty for none.</param>
/// <param name="Content">What it says.</param>
internal sealed record Message(IReadOnlyList<byte[]> Route, JsonObject Header, JsonObject Parent, JsonObject Content)
{
    /// <summary>The protocol's version.</summary>
    public const string Version = "5.3";

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();

    /// <summary>What it asks, answers or tells.</summary>
    public string Type => (string)Header["msg_type"]!;

    /// <summary>Reads frames; null if they are no message or its signature is wrong.</summary>
    public static Message? Read(IReadOnlyList<byte[]> frames, MessageSigner signer)
    {
        var delimiter = 0;
        while (delimiter < frames.Count && !frames[delimiter].AsSpan().SequenceEqual(Delimiter)) delimiter++;
        if (frames.Count < delimiter + 6) return null;
        var signed = frames.Skip(delimiter + 2).Take(4).ToArray();
        if (!signer.IsRight(frames[delimiter + 1], signed)) return null;
        try
        {
            return JsonNode.Parse(signed[0]) is JsonObject header && header["msg_type"] is JsonValue
                && JsonNode.Parse(signed[1]) is JsonObject parent && JsonNode.Parse(signed[3]) is JsonObject content
                ? new Message([.. frames.Take(delimiter)], header, parent, content)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A message that follows from another, or from none.</summary>
    public static Message Following(Message? parent, string session, string type, JsonObject content) => new(
        parent?.Route ?? [],
        new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString("N"),
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("O"),
            ["msg_type"] = type,
            ["version"] = Version,
        },
        (JsonObject?)parent?.Header.DeepClone() ?? [],
        content);

    /// <summary>Its frames with their signature.</summary>
    public IReadOnlyList<byte[]> Write(MessageSigner signer)
    {
        byte[][] signed = [.. new[] { Header, Parent, [], Content }.Select(part => Encoding.UTF8.GetBytes(part.ToJsonString()))];
        return [.. Route, Delimiter, signer.Sign(signed), .. signed];
    }
}
