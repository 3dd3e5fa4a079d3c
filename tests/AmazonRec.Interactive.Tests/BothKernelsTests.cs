using System.Text.Json.Nodes;

namespace AmazonRec.Interactive.Tests;

/// <summary>
/// Every second notebook, on this project's kernel and on that of .NET Interactive: two of them at once, as both have one thread.
/// </summary>
public sealed class BothKernelsTests(OurNotebooks notebooks) : BothKernels(notebooks)
{
    public static TheoryData<string> Notebooks => Every(second: 0);

    [Theory]
    [MemberData(nameof(Notebooks))]
    public Task A_notebook_shows_the_same_on_both(string name) => ShowsTheSame(name);
}

/// <summary>The others.</summary>
public sealed class BothKernelsOtherTests(OurNotebooks notebooks) : BothKernels(notebooks)
{
    public static TheoryData<string> Notebooks => Every(second: 1);

    [Theory]
    [MemberData(nameof(Notebooks))]
    public Task A_notebook_shows_the_same_on_both(string name) => ShowsTheSame(name);
}

/// <summary>What both share.</summary>
public abstract class BothKernels(OurNotebooks notebooks)
{
    private static readonly Lazy<string?> TheirsMissing = new(TheirKernel.Missing);

    /// <summary>What a figure is shown as where no script runs.</summary>
    private static readonly HashSet<string> Everywhere = ["image/svg+xml", "text/html", "text/plain"];

    protected static TheoryData<string> Every(int second) =>
        [
            .. Directory.GetFiles(OurNotebooks.Folder, "*.ipynb").Select(path => Path.GetFileName(path)).Order()
                .Where((_, i) => i % 2 == second),
        ];

    protected async Task ShowsTheSame(string name)
    {
        Assert.SkipUnless(OurNotebooks.CanRun, "The program and its plug-ins are not built: dotnet build -c Release.");
        var cancellation = TestContext.Current.CancellationToken;
        var ours = notebooks.Cells(name);
        Assert.All(ours, cell => Assert.NotNull(cell!["id"]));
        Assert.Contains(FormsOf(ours), forms => forms.Contains("text/html"));
        Assert.All(FormsOf(ours).Where(forms => forms.Contains("application/vnd.plotly.v1+json")), forms => Assert.Superset(Everywhere, forms));
        Assert.SkipUnless(TheirsMissing.Value is null, TheirsMissing.Value ?? "");
        using var theirs = new TheirKernel(OurNotebooks.Folder);
        foreach (var (number, cell) in ours.Index())
        {
            if (cell is null || (string?)cell["cell_type"] != "code") continue;
            var shown = await theirs.Run(TextOf(cell["source"]), cancellation);
            if (!IsVolatile(cell)) Same(number, [.. Shown(cell)], shown);
        }
    }

    private static void Same(int cell, IReadOnlyList<string> ours, IReadOnlyList<string?> theirs)
    {
        Assert.Equal($"cell {cell} shows {ours.Count} values", $"cell {cell} shows {theirs.Count} values");
        foreach (var (mine, other) in ours.Zip(theirs)) Assert.Equal($"cell {cell}: {mine}", $"cell {cell}: {other ?? mine}");
    }

    private static IEnumerable<HashSet<string>> FormsOf(JsonArray cells) =>
        from cell in cells
        from output in cell["outputs"] as JsonArray ?? []
        select (output!["data"] as JsonObject ?? []).Select(form => form.Key).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Shown(JsonNode cell) =>
        from output in cell["outputs"]!.AsArray()
        where (string?)output!["output_type"] is "display_data" or "execute_result"
        select TextOf(output["data"]!["text/plain"]);

    private static bool IsVolatile(JsonNode cell) => cell["metadata"]?["tags"]?.AsArray().Any(tag => (string?)tag == "volatile") == true;

    private static string TextOf(JsonNode? lines) =>
        lines is JsonArray many ? string.Concat(many.Select(line => (string?)line)) : (string?)lines ?? "";
}
