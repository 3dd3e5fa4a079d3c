using System.Text.Json;

namespace AmazonRec.Data.Reading;

/// <summary>What the first lines of a file of JSON hold, by their names.</summary>
internal sealed class JsonSample
{
    private const int Lines = 1000;
    private const int Bytes = 4 << 20; // lines may be long
    private const int MostNames = 256;

    private readonly List<JsonProperty> _properties = [];

    private JsonSample()
    {
    }

    /// <summary>How many lines are JSON objects.</summary>
    public int Objects { get; private set; }

    /// <summary>The names, in the order in which they first come.</summary>
    public IReadOnlyList<JsonProperty> Properties => _properties;

    /// <summary>Looks at the first lines; what is no JSON is passed over, for reading tells its line.</summary>
    public static JsonSample Read(DataSource source)
    {
        var sample = new JsonSample();
        using var reader = new LineReader(source);
        var bytes = 0L;
        for (var line = 0; line < Lines && bytes < Bytes && reader.TryRead(out var text); line++)
        {
            bytes += text.Length;
            try
            {
                sample.Add(text);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // a bad row
            }
        }

        return sample;
    }

    /// <summary>What is known of a name; null where no line has it.</summary>
    public JsonProperty? Find(string name) => _properties.FirstOrDefault(property => property.Name == name);

    /// <summary>The unit in which most of the values under some names tell the time; null where none does.</summary>
    public TimeUnit? UnitOf(IEnumerable<string> names) => names.Select(Find).OfType<JsonProperty>().SelectMany(property => property.Times)
        .GroupBy(count => count.Key, count => count.Value)
        .OrderByDescending(unit => unit.Sum()).ThenBy(unit => unit.Key).Select(unit => (TimeUnit?)unit.Key).FirstOrDefault();

    private void Add(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return;
        Objects++;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var property = PropertyOf(ref json);
            json.Read();
            property?.Add(ref json);
            json.Skip();
        }
    }

    private JsonProperty? PropertyOf(ref Utf8JsonReader json)
    {
        foreach (var property in _properties)
            if (JsonText.Is(ref json, property.Utf8)) return property;
        if (_properties.Count == MostNames) return null;
        _properties.Add(new JsonProperty(JsonText.Read(ref json)));
        return _properties[^1];
    }
}
