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

    /// <summary>Whether a value is neither text, number nor null.</summary>
    public bool HasOthers { get; private set; }

    /// <summary>How many of them are numbers, also when written as texts.</summary>
    public int Numbers { get; private set; }

    /// <summary>The smallest of the numbers; NaN where there is none.</summary>
    public double Least { get; private set; } = double.NaN;

    /// <summary>The largest of the numbers; NaN where there is none.</summary>
    public double Most { get; private set; } = double.NaN;

    /// <summary>How many of them may be times, by unit.</summary>
    public IReadOnlyDictionary<TimeUnit, int> Times => _times;

    /// <summary>Looks at the value that the reader stands on.</summary>
    public void Add(ref Utf8JsonReader json)
    {
        HasOthers |= json.TokenType is not (JsonTokenType.String or JsonTokenType.Number or JsonTokenType.Null);
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.Number)) return;
        Scalars++;
        if (json.ValueSpan.Length > JsonTime.Longest) return;
        if (
            Utf8Parser.TryParse(json.ValueSpan, out double number, out var used) && used == json.ValueSpan.Length
                && double.IsFinite(number))
        {
            Numbers++;
            (Least, Most) = Numbers == 1 ? (number, number) : (Math.Min(Least, number), Math.Max(Most, number));
        }

        if (JsonTime.UnitOf(json.ValueSpan) is { } unit) _times[unit] = _times.GetValueOrDefault(unit) + 1;
    }
}
