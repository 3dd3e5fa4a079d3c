using System.Text.Json.Nodes;
using AmazonRec.Evaluation;
using AmazonRec.Notebooks.Sessions;
using AmazonRec.Studies;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Tables;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace AmazonRec.Interactive.Tests;

public sealed class AmazonRecExtensionTests
{
    private static readonly Table Shown = new("<t>", Column.Text("<name>", ["<a>", "b"]), Column.Numbers("x", [1, 2], best: Best.Lowest));

    public AmazonRecExtensionTests() => AmazonRecExtension.Load();

    public static TheoryData<int> Each => Charts.Each;

    [Theory]
    [MemberData(nameof(Each))]
    public void A_chart_has_the_same_forms_as_in_our_own_kernel(int chart) => Same(Charts.All[chart]);

    [Fact]
    public void A_table_has_the_same_forms_as_in_our_own_kernel()
    {
        Same(Shown);
        Assert.Equal(TableText.AsHtml(Shown), Theirs(Shown)["text/html"]);
    }

    [Fact]
    public void The_data_of_a_status_line_are_the_same_as_in_our_own_kernel() =>
        Assert.True(JsonNode.DeepEquals(
            MimeBundle.Create(new RunStatus("smoke", StudyData.Sample))[RunStatus.DataMimeType],
            JsonNode.Parse(Theirs(new RunStatus("smoke", StudyData.Sample))[RunStatus.DataMimeType])));

    [Fact]
    public void What_has_words_of_its_own_is_shown_by_them_as_in_our_own_kernel()
    {
        Same(new RatingMetrics(2, 1, .5, double.NaN, double.NaN, double.NaN));
        Same(new ResultLine("m", LineKind.Model, default, default, ""));
    }

    [Fact]
    public void A_frame_is_shown_as_a_table()
    {
        var frame = new DataFrame(new StringDataFrameColumn("user", ["<u>"]), new DoubleDataFrameColumn("rating", [4.5]));
        var forms = Theirs(frame);
        Assert.Equal(["text/html", "text/plain"], forms.Keys);
        Assert.Equal(TableText.AsHtml(frame.AsTable()), forms["text/html"]);
        Assert.Equal(TableText.Plain(frame.AsTable()), forms["text/plain"]);
    }

    [Fact]
    public async Task The_kernel_loads_it_as_an_extension()
    {
        Formatter.ResetToDefault();
        using var kernel = new CompositeKernel();
        await new AmazonRecExtension().OnLoadAsync(kernel);
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(DataFrame)));
    }

    [Fact]
    public void A_chart_of_Plotly_NET_is_shown_with_its_figure()
    {
        var forms = Theirs(Charts.All[0].ToPlotly());
        Assert.Equal(["text/html", "text/plain"], forms.Keys);
        Assert.Contains("\"text\":\"Bars\"", forms["text/html"]);
    }

    [Fact]
    public void A_chart_of_XPlot_is_shown_as_what_it_writes()
    {
        var chart = Charts.All[0].ToXPlot();
        Assert.Equal(chart.GetHtml(), Theirs(chart)["text/html"]);
    }

    private static void Same(object value)
    {
        var (ours, theirs) = (MimeBundle.Create(value), Theirs(value));
        Assert.Equal(ours.Select(form => form.Key), theirs.Keys);
        Assert.All(theirs, form => Assert.True(JsonNode.DeepEquals(ours[form.Key], Node(form.Key, form.Value)), form.Value));
    }

    private static JsonNode? Node(string type, string text) => MimeBundle.IsJson(type) ? JsonNode.Parse(text) : text;

    private static Dictionary<string, string> Theirs(object value) =>
        FormattedValue.CreateManyFromObject(value).ToDictionary(form => form.MimeType, form => form.Value, StringComparer.Ordinal);
}
