using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AmazonRec.Data.Storage;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Documents;

/// <summary>A notebook file (nbformat 4). What it has beside what is known here is kept.</summary>
public sealed class Notebook
{
    private const string Ending = ".ipynb";
    private const string Own = "amazonrec"; // our part of the metadata
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private readonly JsonObject _root;

    private Notebook(JsonObject root, IReadOnlyList<NotebookCell> cells) => (_root, Cells) = (root, cells);

    /// <summary>All cells, in order.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>The cells that can run, in order: the first has number 1.</summary>
    public IEnumerable<NotebookCell> CodeCells => Cells.Where(c => c.Kind == CellKind.Code);

    /// <summary>The mode in which its outputs were made; null if that is not known.</summary>
    public string? Mode
    {
        get => (string?)_root["metadata"]?[Own]?["mode"];
        internal set
        {
            var metadata = _root["metadata"] as JsonObject ?? [];
            var own = metadata[Own] as JsonObject ?? [];
            own["mode"] = value;
            metadata[Own] = own;
            _root["metadata"] = metadata;
        }
    }

    /// <summary>The first heading of its prose; null if there is none.</summary>
    public string? Title => Cells.Where(c => c.Kind == CellKind.Markdown).SelectMany(c => c.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is no notebook of C#; the message names file and reason.</exception>
    public static Notebook Read(string path) => Parse(File.ReadAllText(path), path);

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="FormatException">It is no notebook of C#; the message names file and reason.</exception>
    public static Notebook Parse(string text, string name)
    {
        try
        {
            var root = JsonNode.Parse(text) as JsonObject
                ?? throw new FormatException($"{name}: is no notebook (no JSON object). {Remedy(name)}");
            if ((int?)root["nbformat"] is not 4)
                throw new FormatException($"{name}: is no notebook of nbformat 4. Save it anew with a current editor.");
            if (LanguageOf(root) is { } language && !CellLanguage.IsCSharp(language))
                throw new FormatException($"{name}: is a notebook of {CellLanguage.NameOf(language)}, and not of C#.");
            return new Notebook(
                root, [.. (root["cells"] as JsonArray ?? []).Select(cell => new NotebookCell((JsonObject)cell!, KindOf(cell!)))]);
        }
        catch (JsonException e)
        {
            throw new FormatException($"{name}: is no notebook (not JSON, line {e.LineNumber + 1}). {Remedy(name)}", e);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidCastException or NullReferenceException)
        {
            throw new FormatException($"{name}: is no notebook (its cells are not those of nbformat 4). {Remedy(name)}", e);
        }

        CellKind KindOf(JsonNode cell) => (string?)cell["cell_type"] switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw new FormatException($"{name}: has a cell of the unknown kind '{other}'."),
        };
    }

    private static string Remedy(string name) => name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)
        ? "Take it from where it is whole, or save it anew with an editor of notebooks."
        : $"Name a file that ends in {Ending}.";

    /// <summary>The language of cells that name none; editors of several languages note it apart.</summary>
    private static string? LanguageOf(JsonObject root) => new[]
    {
        (string?)root["metadata"]?["polyglot_notebook"]?["kernelInfo"]?["defaultKernelName"],
        (string?)root["metadata"]?["dotnet_interactive"]?["defaultKernelName"],
        (string?)root["metadata"]?["kernelspec"]?["language"], (string?)root["metadata"]?["language_info"]?["name"],
    }.FirstOrDefault(CellLanguage.IsNamed);

    /// <summary>The text of the file.</summary>
    public string Write() => _root.ToJsonString(Format) + "\n";

    /// <summary>Writes the file, whole or not at all.</summary>
    public void Save(string path) => AtomicFile.WriteText(path, Write());
}
