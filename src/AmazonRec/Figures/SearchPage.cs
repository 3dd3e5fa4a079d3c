using AmazonRec.Training.Search;

namespace AmazonRec.Figures;

/// <summary>A search as one HTML file: its chart and its table.</summary>
public static class SearchPage
{
    /// <summary>The page's text.</summary>
    public static string Write(SearchState state)
    {
        var table = SearchFigures.Table(state);
        return HtmlPage.Write($"Search: {state.Model}", Html.Of($"""
            <h1>Search: {state.Model}</h1>
            <p>Random choices, the better half of them trained on (successive halving). Validation rows decide; test rows were not looked at. Seed {state.Seed}, split {state.Split}.</p>
            {(state.Best() is null ? Html.Of($"<p>Every trial diverged.</p>") : Html.Of($"<div class=\"charts\">{new Html(ChartSvg.Inline(SearchFigures.Chart(state)))}</div>"))}
            {HtmlPage.Table(table.Title, table.Columns.Select(c => c.Name), Enumerable.Range(0, table.Rows).Select(row => table.Columns.Select(c => HtmlPage.Cell($"{c.Cells[row]}"))))}
            """));
    }
}
