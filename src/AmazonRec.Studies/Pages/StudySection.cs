using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Pages;

/// <summary>A study's part of the page: a short table and a chart, and all else folded.</summary>
internal static class StudySection
{
    /// <summary>The part of one study.</summary>
    /// <param name="results">On all data, those nearest to the original's first.</param>
    /// <param name="claims">Of the page.</param>
    public static Html Write(IReadOnlyList<StudyResult> results, Claims claims)
    {
        var first = results[0];
        return Html.Of($"""
            <section id="{StudyPage.AnchorOf(first.Study)}">
            <h2>{first.Study}: {first.Data}</h2>
            {Glance(first, claims)}
            <details><summary>All models, settings and charts</summary>
            {(ExactTables.OnMovieLens(results) is { } models ? HtmlPage.Table(models) : default)}
            {Whole(first, claims)}
            </details>
            {Html.Join(results.Skip(1).Select(other => Html.Of($"""
                <details><summary>The same on {other.Data}</summary>
                {Glance(other, claims)}
                {Whole(other, claims)}
                </details>
                """)))}
            </section>
            """);
    }

    private static Html Glance(StudyResult result, Claims claims) => Html.Of($"""
        <p>{result.Title}. {result.File}{CaveatOf(result)}; {result.Seconds:F0} s.</p>
        {(result.Findings() is [var finding, ..] ? Html.Of($"<p>{finding}</p>") : default)}
        <div class="glance">{HtmlPage.Table(ShortTable.Create(result, claims))}<div class="charts">{Chart(StudyCharts.Models(result))}</div></div>
        """);

    private static string CaveatOf(StudyResult result) => result.Caveat() is { Length: > 0 } caveat
        ? $", {caveat}{(result.FinalModel().IsOwn ? "" : ", so the numbers are not comparable with the reported ones")}"
        : "";

    private static Html Whole(StudyResult result, Claims claims) => Html.Of($"""
        {Html.Join(result.Findings().Skip(1).Select(f => Html.Of($"<p>{f}</p>")))}
        {Training(result)}
        {Groups(result)}
        {Html.Join(StudyTables.All(result, claims).Select(HtmlPage.Table))}
        {Calibration(result)}
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
        var drawn = charts.OfType<Chart>().Select(Chart);
        if (study.Architecture is { } architecture)
            drawn = drawn.Prepend(
                Html.Of($"<div><p>{study.Finals[0]}, from what it reads (below) to the rating:</p>{new Html(ModelDiagramSvg.Inline(architecture(), $"Layers of {study.Finals[0]}"))}</div>"));
        if (StudyCharts.MaeByEpoch(result) is { } errors) drawn = drawn.Append(Chart(errors));
        return drawn.Any() ? Html.Of($"""<div class="charts">{Html.Join(drawn)}</div>""") : default;
    }

    /// <summary>Who rates what, and when, where the original shows it.</summary>
    private static Html Groups(StudyResult result) => result.Grouped is null
        ? default
        : Html.Of($"""<div class="charts">{Html.Join(AttributeCharts.All(result.Grouped).Select(Chart))}</div>""");

    /// <summary>What rating a prediction gets, as charts, and in numbers for the model that the publication ends with.</summary>
    private static Html Calibration(StudyResult result)
    {
        if (StudyCharts.Calibration(result) is not { } calibration) return default;
        var final = HeadlineLine.Create(result).Model;
        return Html.Of($"""
            <div class="charts">{Chart(calibration)}<div>{(final is { Calibration: { } bins } ? HtmlPage.Table(CalibrationTables.Bins(final.Name, bins)) : default)}</div></div>
            """);
    }

    private static Html Chart(Chart chart) => Html.Of($"<div>{new Html(ChartSvg.Inline(chart))}</div>");
}
