using AmazonRec.Exporting;
using AmazonRec.Training;
using Google.Protobuf;

namespace AmazonRec.Export;

/// <summary>Models as ONNX: IR version 8, operators of version 17, which ONNX Runtime has run since 1.12.</summary>
public sealed class OnnxWriter : IOnnxWriter
{
    /// <inheritdoc/>
    public void Write(Stream stream, TrainedModel model)
    {
        var graph = new OnnxGraph();
        var (user, item) = (graph.Input("user"), graph.Input("item"));
        var predicted = new LayerVisitor(model, graph, user, item).Run();
        var answered = ColdAnswers.Add(graph, model, user, item, predicted);
        graph.Output("Squeeze", [answered, graph.Whole(1)], "stars");
        graph.ToModel(
            model.Model.Name,
            $"{model.Model.Name} by AmazonRec: stars of user and item codes, of {model.Users.Count} users and {model.Items.Count} items.")
            .WriteTo(stream);
    }
}
