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

    /// <summary>Writes notebooks as pages, and for several an index.</summary>
    /// <returns>The files written.</returns>
    /// <exception cref="ArgumentException">Two pages would have the same name.</exception>
    /// <exception cref="FileNotFoundException">A notebook is missing.</exception>
    public static IReadOnlyList<string> Write(string folder, IReadOnlyList<string> notebooks)
    {
        if (notebooks.GroupBy(PageOf).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Two pages would be called {twice.Key}; give each its own --out.");
        var pages = notebooks.Select(
            file =>
                (
                    Path: Path.Combine(folder, PageOf(file)),
                    Text: NotebookPage.Write(Read(file), Path.GetFileNameWithoutExtension(file)))).ToArray();
        foreach (var (path, text) in pages) AtomicFile.WriteText(path, text);
        return [.. pages.Select(p => p.Path), .. notebooks.Count > 1 ? [WriteIndex(folder, notebooks)] : Array.Empty<string>()];
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

    private static string PageOf(string file) => $"{Path.GetFileNameWithoutExtension(file)}.html";
}
