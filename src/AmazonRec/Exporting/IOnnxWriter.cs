using AmazonRec.Training;

namespace AmazonRec.Exporting;

/// <summary>Writes models as ONNX. It takes a library, so it lives in the plug-in <c>Export</c>.</summary>
public interface IOnnxWriter
{
    /// <summary>
    /// Writes a graph with inputs <c>user</c> and <c>item</c>, int64 [n], the codes, and output <c>stars</c>, float [n]: what
    /// <see cref="TrainedModel.Predict(ReadOnlySpan{int}, ReadOnlySpan{int}, Span{float})"/> gives, to rounding. Tables and the items'
    /// content are part of it.
    /// </summary>
    /// <param name="stream">Where to.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">A layer can't be said in ONNX, or the file would pass 2 GB; the message names the layer, or the
    /// bytes.</exception>
    void Write(Stream stream, TrainedModel model);
}
