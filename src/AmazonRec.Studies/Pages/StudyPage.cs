using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Lists;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Pages;

/// <summary>Results of studies as one HTML file.</summary>
public static class StudyPage
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "studies.html";

    /// <summary>The page's text.</summary>
    /// <param name="results">Studies of predicted stars.</param>
    /// <param name="lists">Studies of lists.</param>
    public static string Write(IReadOnlyList<StudyResult> results, params IReadOnlyList<ListResult> lists) => HtmlPage.Write("Studies", Html.Join(
    [
        Html.Of($"""
            <h1>Studies</h1>
            <p>Published recommenders under their own protocol and a clean one, beside trivial baselines. Intervals are 95 %. {RankingTables.Note}</p>
            <div class="charts">{new Html(ChartSvg.Inline(StudyCharts.Headline(results)))}</div>
            """),
        .. ExactTables.OnMovieLens(results) is { } models ? [HtmlPage.Table(models)] : Array.Empty<Html>(),
        .. Headline.Tables(results).Select(HtmlPage.Table),
        Html.Of($"<p>{Headline.Note(results)} In the tables below: {Claims.FromResults(results).Note}</p>"),
        .. lists.Count > 0
            ? [HtmlPage.Table(ListTables.Summary(lists)), HtmlPage.Table(ListTables.AgainstPopular(lists))]
            : Array.Empty<Html>(),
        .. lists.Select(Section),
        .. results.Select(result => Section(result, Claims.FromResults(results))),
    ]));

    private static Html Section(ListResult result) => Html.Of($"""
        <h2>{result.ListStudy}: {result.Data}</h2>
        <p>{result.Title}. {result.Protocol} {result.File}; {result.Seconds:F0} s.</p>
        {Html.Join(ListTables.All(result).Select(HtmlPage.Table))}
        <ul>
        {Html.Join(result.AllNotes().Select(n => Html.Of($"<li>{n}</li>")))}
        </ul>
        """);

    private static Html Section(StudyResult result, Claims claims) => Html.Of($"""
        <h2>{result.Study}: {result.Data}</h2>
        <p>{result.Title}. {result.File}{(result.Caveat() is { Length: > 0 } caveat ? $", {caveat}, so the numbers are not comparable with the reported ones" : "")}; {result.Seconds:F0} s.</p>
        {Html.Join(result.Findings().Select(f => Html.Of($"<p>{f}</p>")))}
        {Training(result)}
        {Groups(result)}
        {Html.Join(StudyTables.All(result, claims).Select(HtmlPage.Table))}
        {Charts(result)}
        <ul>
        {Html.Join(result.Settings.Select(s => Html.Of($"<li><b>{s.Title()}</b>: {s.Meaning}{s.LeakNote()}</li>")))}
        {(result.Age() is { } age ? Html.Of($"<li>{age}</li>") : default)}
        {Html.Join(result.Notes.Select(n => Html.Of($"<li>{n}</li>")))}
        {Html.Join(result.Choices().Concat(ProtocolEffect.Unchanged(result)).Select(c => Html.Of($"<li>{c}</li>")))}
        {Html.Join(result.Settings.SelectMany(s => s.Missing).Distinct().Select(m => Html.Of($"<li>{m.Name} did not run: {m.Reason}.</li>")))}
        </ul>
        """);

    /// <summary>What an original shows of its final model: the network, how training converged, predictions against ratings.</summary>
    private static Html Training(StudyResult result)
    {
        if (StudyCatalog.Known(result.Study) is not { } study) return default;
        Chart?[] charts = study.ShowsPredictions ? [StudyCharts.Convergence(result), StudyCharts.Predicted(result)]
            : study.ShowsTraining ? [.. StudyCharts.Training(result)] : [];
        var drawn = charts.OfType<Chart>().Select(c => Html.Of($"<div>{new Html(ChartSvg.Inline(c))}</div>"));
        if (study.Architecture is { } architecture)
            drawn = drawn.Prepend(
                Html.Of($"<div><p>{study.Finals[0]}, from what it reads (below) to the rating:</p>{new Html(ModelDiagramSvg.Inline(architecture(), $"Layers of {study.Finals[0]}"))}</div>"));
        if (StudyCharts.MaeByEpoch(result) is { } errors) drawn = drawn.Append(Html.Of($"<div>{new Html(ChartSvg.Inline(errors))}</div>"));
        return drawn.Any() ? Html.Of($"""<div class="charts">{Html.Join(drawn)}</div>""") : default;
    }

    /// <summary>Who rates what, and when, where the original shows it.</summary>
    private static Html Groups(StudyResult result) => result.Grouped is null
        ? default
        : Html.Of($"""<div class="charts">{Html.Join(AttributeCharts.All(result.Grouped).Select(c => Html.Of($"<div>{new Html(ChartSvg.Inline(c))}</div>")))}</div>""");

    /// <summary>What rating a prediction gets, as a chart, and in numbers for the model that the publication ends with.</summary>
    private static Html Charts(StudyResult result)
    {
        if (StudyCharts.Calibration(result) is not { } calibration) return default;
        var final = HeadlineLine.Create(result).Model;
        return Html.Of($"""
            <div class="charts"><div>{new Html(ChartSvg.Inline(calibration))}</div><div>{(final is { Calibration: { } bins } ? HtmlPage.Table(CalibrationTables.Bins(final.Name, bins)) : default)}</div></div>
            """);
    }
}
