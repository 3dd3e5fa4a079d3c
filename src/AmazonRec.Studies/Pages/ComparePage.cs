using AmazonRec.Data;
using AmazonRec.Evaluation.Leaderboards;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Runs;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Pages;

/// <summary>Leaderboards, or a history of runs, as one HTML file.</summary>
public static class ComparePage
{
    private const string Title = "Comparison";

    /// <summary>A page of leaderboards.</summary>
    /// <param name="boards">Each with its title and the verdict on its rows, null where that is not known.</param>
    /// <param name="notes">Sentences above them.</param>
    public static string Write(IReadOnlyList<(string Title, Leaderboard Board, SplitLeak? Leak)> boards, params IReadOnlyList<string> notes) =>
        HtmlPage.Write(Title, Html.Of($"""
            <h1>{Title}</h1>
            {Html.Join(notes.Select(note => Html.Of($"<p>{note}</p>")))}
            {Html.Join(boards.Select(board => Section(board.Title, board.Board, board.Leak)))}
            <footer><p>Made by <code>amazonrec compare</code>.</p></footer>
            """));

    /// <summary>A page of a history.</summary>
    public static string Write(RunHistory history) => HtmlPage.Write("Runs", Html.Of($"""
        <h1>Runs</h1>
        {HtmlPage.Table(HistoryTable.Of(history))}
        <p class="soft">{HistoryTable.Note}</p>
        {Html.Join(history.Damaged.Select(reason => Html.Of($"<p>Left out: <bdi>{reason}</bdi></p>")))}
        <footer><p>Made by <code>amazonrec compare</code>.</p></footer>
        """));

    private static Html Section(string title, Leaderboard board, SplitLeak? leak) => Html.Of($"""
        <h2>{title}</h2>
        {(leak is null ? default : Html.Of($"<p class=\"verdict {leak.Level.ToString().ToLowerInvariant()}\"><b>Split: {ProtocolLabel.Write(Protocol.Clean, leak)}.</b> {leak.Sentence} {leak.Remedy}</p>"))}
        <div class="charts">{Html.Join(LeaderboardCharts.All(board).Select(chart => new Html(ChartSvg.Inline(chart))))}</div>
        {HtmlPage.Table(LeaderboardTables.Of("The best first", board))}
        <p class="soft">{board.Note}</p>
        """);
}
