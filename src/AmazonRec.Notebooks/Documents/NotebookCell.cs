using System.Text;
using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Documents;

/// <summary>A cell of a notebook; what it has beside what is known here stays as it is.</summary>
public sealed class NotebookCell
{
    private readonly JsonObject _json;

    internal NotebookCell(JsonObject json, CellKind kind) => (_json, Kind) = (json, kind);

    /// <summary>What it holds.</summary>
    public CellKind Kind { get; }

    /// <summary>Its id; null in files older than nbformat 4.5.</summary>
    public string? Id => (string?)_json["id"];

    /// <summary>Its text.</summary>
    public string Source => MultilineText.Read(_json["source"]);

    /// <summary>Its number when it last ran; null if it never did.</summary>
    public int? Number => (int?)_json["execution_count"];

    /// <summary>The language that it says it is in, by its first line or as an editor noted it; null where it says nothing.</summary>
    public string? Language => CellMagic.LanguageOf(Source) ?? new[]
    {
        _json["metadata"]?["polyglot_notebook"]?["kernelName"], _json["metadata"]?["dotnet_interactive"]?["language"],
        _json["metadata"]?["vscode"]?["languageId"],
    }.Select(name => name is JsonValue value && value.TryGetValue<string>(out var text) ? text : null).FirstOrDefault(CellLanguage.IsNamed);

    /// <summary>Pictures that its prose shows: by name, in every form that they have.</summary>
    public JsonObject Attachments => _json["attachments"] as JsonObject ?? [];

    /// <summary>What the last run showed, as the file has it.</summary>
    public JsonArray Outputs => _json["outputs"] as JsonArray ?? [];

    /// <summary>Whether it is marked by a word.</summary>
    public bool Has(string tag) => _json["metadata"]?["tags"] is JsonArray tags && tags.Any(t => (string?)t == tag);

    /// <summary>Takes what a run showed in place of what was there.</summary>
    internal void Take(int number, IEnumerable<CellOutput> outputs)
    {
        _json["execution_count"] = number;
        _json["outputs"] = new JsonArray([.. Joined(outputs).Select(output => File(output, number))]);
    }

    private static JsonObject File(CellOutput output, int number)
    {
        var json = output.Content(number);
        json.Remove(DataOutput.Transient);
        json["output_type"] = output.Kind;
        if (output is StreamOutput stream) json["text"] = MultilineText.Write(stream.Text);
        if (json["data"] is JsonObject data)
            foreach (var (type, value) in data.ToArray())
                if (!MimeBundle.IsJson(type) && value is JsonValue text && text.TryGetValue<string>(out var lines))
                    data[type] = MultilineText.Write(lines);
        return json;
    }

    /// <summary>Pieces that were written to the same stream one after the other are one output.</summary>
    private static List<CellOutput> Joined(IEnumerable<CellOutput> outputs)
    {
        var joined = new List<CellOutput>();
        var (name, text) = ("", new StringBuilder());
        foreach (var output in outputs)
        {
            if (output is StreamOutput stream)
            {
                if (stream.Name != name) Flush();
                name = stream.Name;
                text.Append(stream.Text);
            }
            else
            {
                Flush();
                joined.Add(output);
            }
        }

        Flush();
        return joined;

        void Flush()
        {
            if (text.Length > 0) joined.Add(new StreamOutput(name, text.ToString()));
            text.Clear();
        }
    }
}
