using AmazonRec.Data.Storage;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Studies;
using AmazonRec.Studies.Lists;
using AmazonRec.Studies.Pages;
using AmazonRec.Studies.Results;

namespace AmazonRec.Notebooks.Reports;

/// <summary>The pages to share: of the studies, of the sample's, of each notebook, and an index that leads to all of them.</summary>
public static class ReportFolder
{
    /// <summary>The folder's name below that of the results.</summary>
    public const string Name = "report";

    /// <summary>The index's name.</summary>
    public const string IndexName = "index.html";

    private const string SampleName = "sample.html";

    /// <summary>Writes what the main job shows at its end: the sample's results, and the notebooks as their files have them.</summary>
    /// <param name="folder">Where pages go.</param>
    /// <param name="results">Results of this run.</param>
    /// <param name="lists">Likewise, of studies of lists.</param>
    /// <param name="notebooks">The folder of the notebooks; without it, there are no pages of them.</param>
    /// <returns>The index.</returns>
    public static string Write(
        string folder, IReadOnlyList<StudyResult> results, IReadOnlyList<ListResult> lists, string notebooks)
    {
        var sample = results.Where(r => r.DataKind == DataKind.Sample).ToArray();
        if (sample.Length > 0)
            AtomicFile.WriteText(
                Path.Combine(folder, SampleName), StudyPage.Write(sample, [.. lists.Where(r => r.DataKind == DataKind.Sample)]));
        var files = Directory.Exists(notebooks)
            ? Directory.EnumerateFiles(notebooks, "*.ipynb").Order(StringComparer.Ordinal).ToArray()
            : [];
        Write(folder, files);
        return WriteIndex(folder, files);
    }

    /// <summary>
    /// Writes notebooks as pages, and for several an index. Where plotly.js lies in the folder, charts can be pointed at.
    /// </summary>
    /// <param name="folder">Where pages go.</param>
    /// <param name="notebooks">Their files.</param>
    /// <param name="options">How they look.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="ArgumentException">Two pages would have the same name.</exception>
    /// <exception cref="FileNotFoundException">A notebook is missing.</exception>
    public static IReadOnlyList<string> Write(string folder, IReadOnlyList<string> notebooks, PageOptions? options = null)
    {
        options ??= new PageOptions();
        options = options with { Plotly = options.Plotly ?? PlotlyScript.Beside(folder) };
        if (notebooks.GroupBy(PageOf).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Two pages would be called {twice.Key}; give each its own --out.");
        var (to, names) = (Path.GetFullPath(folder), notebooks.ToDictionary(Path.GetFullPath, PageOf));
        var pages = notebooks.Select(
            file =>
                (
                    Path: Path.Combine(folder, PageOf(file)),
                    Text: NotebookPage.Write(
                        Read(file),
                        Path.GetFileNameWithoutExtension(file),
                        options,
                        new PageLinks(FolderOf(file), to) { Pages = names }))).ToArray();
        foreach (var (path, text) in pages) AtomicFile.WriteText(path, text);
        return [.. pages.Select(p => p.Path), .. notebooks.Count > 1 ? [WriteIndex(folder, notebooks)] : Array.Empty<string>()];
    }

    /// <summary>Prints notebooks, a PDF file each, beside their pages; charts are pictures on paper.</summary>
    /// <param name="folder">Where the files go.</param>
    /// <param name="notebooks">Their files.</param>
    /// <param name="options">How they look: code that is folded stays folded.</param>
    /// <param name="browser">What prints.</param>
    /// <param name="cancellation">Ends it; files that are whole stay.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="IOException">The browser printed nothing.</exception>
    public static async Task<IReadOnlyList<string>> PrintAsync(
        string folder, IReadOnlyList<string> notebooks, PageOptions options, Browser browser, CancellationToken cancellation = default)
    {
        var files = new List<string>();
        foreach (var notebook in notebooks)
        {
            var (name, path) = (Path.GetFileNameWithoutExtension(notebook), Path.Combine(folder, PageOf(notebook)));
            path = Path.ChangeExtension(path, ".pdf");
            var page = NotebookPage.Write(
                Read(notebook), name, options with { Plotly = null }, new PageLinks(FolderOf(notebook), To: null));
            await browser.PrintAsync(page, path, cancellation);
            files.Add(path);
        }

        return files;
    }

    private static string WriteIndex(string folder, IReadOnlyList<string> notebooks)
    {
        var index = Path.Combine(folder, IndexName);
        var studies = new[] { (
            File: StudyPage.FileName,
            Title: "Studies: every model, setting and interval"), (File: SampleName, Title: "The same on the synthetic sample") };
        AtomicFile.WriteText(
            index,
            IndexPage.Write(
                notebooks.Select(file => (PageOf(file), Read(file))), [.. studies.Where(s => File.Exists(Path.Combine(folder, s.File)))]));
        return index;
    }

    private static Notebook Read(string file) =>
        File.Exists(file) ? Notebook.Read(file) : throw new FileNotFoundException($"{file}: no such file.");

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;

    private static string PageOf(string file) => $"{Path.GetFileNameWithoutExtension(file)}.html";
}
