using System.Xml.Linq;
using AmazonRec.Data;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Results;
using AmazonRec.Training;

namespace AmazonRec.Studies.Tests.Figures;

public sealed class StudyChartsTests
{
    [Fact]
    public void The_final_model_is_drawn_as_it_was_trained_as_reported()
    {
        var history = new History([new EpochResult(1, 2, 3, .1, 1), new EpochResult(2, 1, 2, .1, 1)], 2, StoppedEarly: false, Diverged: false);
        var chart = StudyCharts.Convergence(Of(MadeUp.Model("cosine + MLP", 1) with { History = history }))!;
        Assert.Equal([(1, 2), (2, 1)], chart.Lines[0].Points);
        Assert.Equal([(1, 3), (2, 2)], chart.Lines[1].Points);
        Assert.Null(StudyCharts.Convergence(Of(MadeUp.Model("cosine + MLP", 1))));
    }

    [Fact]
    public void Predictions_stand_over_their_rating_those_of_each_model_beside_those_of_the_others()
    {
        var shown = new PredictionSample([1, 5, 5], [1.5f, 4, 3]);
        var chart = StudyCharts.Predicted(
            Of(MadeUp.Model("mean", 1, isBaseline: true) with { Shown = shown }, MadeUp.Model("cosine + MLP", 1) with { Shown = shown }))!;
        Assert.Equal(["cosine + MLP", "mean"], chart.Series.Select(s => s.Name));
        Assert.All(chart.Series, s => Assert.Equal([1.5, 4, 3], s.Points.Select(p => p.Y)));
        Assert.All(chart.Series, s => Assert.Equal([1, 5, 5], s.Points.Select(p => Math.Round(p.X))));
        Assert.True(chart.Series[0].Points[1].X < chart.Series[1].Points[2].X);
        Assert.Null(StudyCharts.Predicted(Of(MadeUp.Model("cosine + MLP", 1))));
    }

    [Fact]
    public void A_diagram_has_a_box_for_each_layer_none_over_another_and_a_line_for_each_input()
    {
        var model = HybridTextImage.Create(64, 512);
        var svg = XDocument.Parse(ModelDiagramSvg.Inline(model, "Layers")).Root!;
        var boxes = svg.Elements("rect").Skip(1).Select(r => (X: (double)r.Attribute("x")!, Y: (double)r.Attribute("y")!)).ToArray();
        Assert.Equal(model.Layers.Count, boxes.Length);
        Assert.Equal(model.Layers.Sum(l => l.Inputs.Count), svg.Elements("line").Count());
        foreach (var row in boxes.GroupBy(box => box.Y))
            Assert.All(row.Order().Zip(row.Order().Skip(1)), pair => Assert.True(pair.Second.X - pair.First.X >= 124));
        Assert.Contains(svg.Elements("text"), t => t.Value == "cosine, 1");
        Assert.Contains(svg.Elements("text"), t => t.Value == "Dense Relu, 256");
    }

    private static StudyResult Of(params IReadOnlyList<ModelResult> models) =>
        MadeUp.Result(
            MadeUp.Setting("as reported", Protocol.AsReported, [MadeUp.Model("tuned-bias", 1, isBaseline: true), .. models]),
            MadeUp.Setting("clean", Protocol.Clean, [MadeUp.Model("tuned-bias", 1, isBaseline: true), .. models])) with
        {
            Study = "fashion",
        };
}
