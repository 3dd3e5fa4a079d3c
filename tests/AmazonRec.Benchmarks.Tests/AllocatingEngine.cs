using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models;

namespace AmazonRec.Benchmarks.Tests;

/// <summary>Does nothing, and leaves a hundred bytes behind at every step.</summary>
internal sealed class AllocatingEngine : IEngine
{
    public string Name => "allocating";

    public INetwork Compile(Model model, ModelShape shape, NetworkOptions options) => new Network();

    private sealed class Network : INetwork
    {
        public double TrainBatch(Batch batch, Step step) => new byte[100].Length;

        public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions) => predictions.Clear();

        public void PredictAllItems(int user, Span<float> predictions) => predictions.Clear();

        public IReadOnlyDictionary<string, Tensor> Export() => throw new NotSupportedException();

        public void Import(IReadOnlyDictionary<string, Tensor> weights) => throw new NotSupportedException();

        public void WriteRow(string weight, int row, ReadOnlySpan<float> values) => throw new NotSupportedException();

        public IReadOnlyDictionary<string, Tensor> ExportState() => throw new NotSupportedException();

        public void ImportState(IReadOnlyDictionary<string, Tensor> state) => throw new NotSupportedException();
    }
}
