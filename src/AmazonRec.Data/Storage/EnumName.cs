using System.Text.Json;

namespace AmazonRec.Data.Storage;

/// <summary>What a member of an enum is called in JSON, in messages and on the command line.</summary>
public static class EnumName
{
    /// <summary>The name of a member, such as "as-reported".</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonSerializer.Serialize(value, Json.Options).Trim('"');

    /// <summary>All members by their names.</summary>
    public static IReadOnlyDictionary<string, T> All<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(Of, StringComparer.Ordinal);
}
