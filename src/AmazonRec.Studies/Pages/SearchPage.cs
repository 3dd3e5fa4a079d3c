using AmazonRec.Evaluation.Leaks;
using AmazonRec.Studies.Figures;
using AmazonRec.Training.Search;


namespace AmazonRec.Studies.Pages;

/// <summary>A search as one HTML file: its chart and its table.</summary>
public static class SearchPage
{
    /// <summary>The page's text.</summary>
    /// <param name="state">The search.</param>
    /// <param name="leak">The verdict on the rows that it decides by; null where it is not known.</param>
    public static string Write(SearchState state, SplitLeak? leak = null)
    {
        return HtmlPage.Write($"Search: {state.Model}", Html.Of($"""
            <h1>Search: {state.Model}</h1>
            <p>Random choices, the better half of them trained on (successive halving). Validation rows decide; test rows were not looked at. Seed {state.Seed}, split {state.Split}.</p>
            {(leak is null ? default : Html.Of($"<p class=\"verdict {leak.Level.ToString().ToLowerInvariant()}\"><b>Split: {ProtocolLabel.Write(Data.Protocol.Clean, leak)}.</b> {leak.Sentence} {leak.Remedy}</p>"))}
            {(state.Best() is null ? Html.Of($"<p>Every trial diverged.</p>") : Html.Of($"<div class=\"charts\">{new Html(ChartSvg.Inline(SearchFigures.Chart(state)))}</div>"))}
            {HtmlPage.Table(SearchFigures.Table(state))}
            """));
    }
}
