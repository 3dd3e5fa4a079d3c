using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace AmazonRec.Encoders.Pretrained;

/// <summary>A network that reads tokens, as BERT and its heirs: input_ids, attention_mask and, for some, token_type_ids.</summary>
internal sealed class SentenceNetwork : IDisposable
{
    private const string Ids = "input_ids";
    private const string Mask = "attention_mask";
    private const string Types = "token_type_ids";

    private const int ProbeLength = 16;

    private readonly OnnxModel _model;
    private readonly Lazy<bool> _batches;

    /// <exception cref="FormatException">It is no such network.</exception>
    public SentenceNetwork(OnnxModel model, int[] probe)
    {
        _model = model;
        _batches = new Lazy<bool>(AreBatchesExact);
        const string Wanted =
            "an encoder of texts takes input_ids, and may take attention_mask and token_type_ids, each whole numbers [1, tokens].";
        if (!model.Inputs.ContainsKey(Ids) || model.Inputs.Keys.Except([Ids, Mask, Types]).Any()
            || model.Inputs.Values.Any(node => !node.IsTensor || node.Dimensions.Length != 2 || node.Dimensions[0] > 1
                || (node.ElementType != typeof(long) && node.ElementType != typeof(int))))
            throw model.Refuse(Wanted);
        if (model.Inputs[Ids].Dimensions[1] is > 0 and var fixedLength)
            throw model.Refuse($"takes {fixedLength} tokens and no other number; export it with a dynamic number of them.");
        Output = VectorOutput.Of(model, preferTokens: true);
        try
        {
            Run([probe], (_, shape) => Width = VectorOutput.Width(shape));
        }
        catch (OnnxRuntimeException e)
        {
            throw model.Refuse($"does not run on {probe.Length} tokens: {e.Message.ReplaceLineEndings(" ")}");
        }

        if (Width < 1) throw model.Refuse("gives no vector of a text.");
    }

    /// <summary>Numbers that it gives.</summary>
    public int Width { get; private set; }

    /// <summary>The output that is taken.</summary>
    public string Output { get; }

    /// <summary>Whether pieces of one length may be encoded together: on this machine it gives the same bits as one by one.</summary>
    public bool Batches => _batches.Value;

    /// <summary>For each piece, the sum of its tokens' vectors; of a network that gives one vector of all, that vector as often.</summary>
    /// <param name="pieces">All of one length.</param>
    public float[][] Sums(IReadOnlyList<int[]> pieces)
    {
        var sums = new float[pieces.Count][];
        Run(pieces, (values, _) =>
        {
            var numbers = values.Length / pieces.Count;
            for (var piece = 0; piece < sums.Length; piece++)
            {
                sums[piece] = new float[Width];
                VectorOutput.Sum(values.Slice(piece * numbers, numbers), sums[piece]);
                if (numbers == Width) TensorPrimitives.Multiply(sums[piece], pieces[piece].Length, sums[piece]);
            }
        });
        return sums;
    }

    public void Dispose() => _model.Dispose();

    private bool AreBatchesExact()
    {
        if (_model.Inputs.Values.Any(node => node.Dimensions[0] == 1)) return false;
        // Low numbers are tokens of every vocabulary; which they are is of no concern.
        var places = Enumerable.Range(0, ProbeLength);
        int[][] pieces = [.. places.Select(piece => places.Select(token => (piece + token) % 3).ToArray())];
        try
        {
            return Sums(pieces).Index().All(sum => Sums([pieces[sum.Index]])[0].AsSpan().SequenceEqual(sum.Item));
        }
        catch (OnnxRuntimeException)
        {
            return false;
        }
    }

    private void Run(IReadOnlyList<int[]> pieces, TakeOutput take)
    {
        var inputs = new List<(string Name, OrtValue Value)>();
        var tokens = pieces.Count == 1 ? pieces[0] : [.. pieces.SelectMany(piece => piece)];
        try
        {
            foreach (var (name, node) in _model.Inputs)
                inputs.Add((name, Tensor(node, name == Ids ? tokens : Same(name == Mask ? 1 : 0, tokens.Length), pieces.Count)));
            _model.Run(inputs, Output, take);
        }
        finally
        {
            foreach (var (_, value) in inputs) value.Dispose();
        }
    }

    private static int[] Same(int value, int count)
    {
        var all = new int[count];
        Array.Fill(all, value);
        return all;
    }

    private static OrtValue Tensor(NodeMetadata node, int[] values, int rows)
    {
        long[] shape = [rows, values.Length / rows];
        return node.ElementType == typeof(int)
            ? OrtValue.CreateTensorValueFromMemory(values, shape)
            : OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(values, value => (long)value), shape);
    }
}
