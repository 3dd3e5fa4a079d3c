using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace AmazonRec.Data.Reading;

/// <summary>A name of JSON lines, and of what kind its values are.</summary>
internal sealed class JsonProperty(string name)
{
    private readonly Dictionary<TimeUnit, int> _times = [];

    public string Name { get; } = name;

    /// <summary>The name in UTF-8.</summary>
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(name);

    /// <summary>How many values are texts or numbers, and so may be ids.</summary>
    public int Scalars { get; private set; }

    /// <summary>How many of them are numbers, also when written as texts.</summary>
    public int Numbers { get; private set; }

    /// <summary>How many of them may be times, by unit.</summary>
    public IReadOnlyDictionary<TimeUnit, int> Times => _times;

    /// <summary>Looks at the value that the reader stands on.</summary>
    public void Add(ref Utf8JsonReader json)
    {
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.Number)) return;
        Scalars++;
        if (json.ValueSpan.Length > JsonTime.Longest) return;
        if (Utf8Parser.TryParse(json.ValueSpan, out double _, out var used) && used == json.ValueSpan.Length) Numbers++;
        if (JsonTime.UnitOf(json.ValueSpan) is { } unit) _times[unit] = _times.GetValueOrDefault(unit) + 1;
    }
}
