using AmazonRec.Evaluation.Leaks;
using AmazonRec.Studies.Figures;
using AmazonRec.Training.Search;

namespace AmazonRec.Studies.Pages;

/// <summary>A search as one HTML file: its chart, its table, and the command to train with.</summary>
public static class SearchPage
{
    /// <summary>The page's text.</summary>
    /// <param name="state">The search.</param>
    /// <param name="command">The command that trains the best trial; null where there is none.</param>
    /// <param name="leak">The verdict on the rows that it decides by; null where it is not known.</param>
    public static string Write(SearchState state, string? command = null, SplitLeak? leak = null)
    {
        return HtmlPage.Write($"Search: {state.Model}", Html.Of($"""
            <h1>Search: {state.Model}</h1>
            <p>{Method(state)}</p>
            {(leak is null ? default : Html.Of($"<p class=\"verdict {leak.Level.ToString().ToLowerInvariant()}\"><b>Split: {ProtocolLabel.Write(Data.Protocol.Clean, leak)}.</b> {leak.Sentence} {leak.Remedy}</p>"))}
            {(state.Best() is null ? Html.Of($"<p>Every trial diverged.</p>") : Html.Of($"<div class=\"charts\">{Charts(state)}</div>"))}
            {(command is null ? default : Html.Of($"<h2>Train the best</h2><p><code>{command}</code></p><p class=\"soft\">Its test rows have not been looked at yet: this command does, once.</p>"))}
            {HtmlPage.Table(SearchFigures.Table(state))}
            <p class="soft">Space: <code>{state.Space}</code>. Seed {state.Seed}, split {state.Split}.</p>
            """));
    }

    private static Html Charts(SearchState state) => Html.Join(
        new[] { SearchFigures.Chart(state), SearchFigures.CloserChart(state) }.OfType<Chart>()
            .Select(chart => new Html(ChartSvg.Inline(chart))));

    private static string Method(SearchState state) =>
        $"{state.Choices} drawn trials beside the default options, each stopped early; the better half goes on to more epochs (successive "
        + $"halving, at most {state.Epochs}). Validation rows decide; test rows were not looked at.";
}
