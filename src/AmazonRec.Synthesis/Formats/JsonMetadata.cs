using System.Text.Encodings.Web;
using System.Text.Json;

namespace AmazonRec.Synthesis.Formats;

/// <summary>Metadata as one JSON object a line, in the order of the items.</summary>
internal static class JsonMetadata
{
    // Apostrophes and ampersands as they are: these files go to readers of JSON, never into a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the first table of the format.</summary>
    public static void Write(SynthesisTarget target, Action<Utf8JsonWriter, SynthesisTarget, int, ItemWords> writeItem)
    {
        var items = target.Ratings.ItemTruth;
        target.WriteTable(FormatFiles.Find(target.Options).Names[0], "", items.Count, (buffer, from, to) =>
        {
            using var json = new Utf8JsonWriter(buffer, Options);
            for (var item = from; item < to; item++)
            {
                var words = ItemWords.Draw(target.Options, items, item);
                for (var line = 0; line < words.Lines; line++)
                {
                    json.WriteStartObject();
                    writeItem(json, target, item, words);
                    json.WriteEndObject();
                    json.Flush();
                    json.Reset();
                    buffer.Add((byte)'\n');
                }
            }
        });
    }

    public static void WriteList(this Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
