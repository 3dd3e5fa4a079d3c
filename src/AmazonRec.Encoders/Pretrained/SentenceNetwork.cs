using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace AmazonRec.Encoders.Pretrained;

/// <summary>A network that reads tokens, as BERT and its heirs: input_ids, attention_mask and, for some, token_type_ids.</summary>
internal sealed class SentenceNetwork : IDisposable
{
    private const string Ids = "input_ids";
    private const string Mask = "attention_mask";
    private const string Types = "token_type_ids";

    private readonly OnnxModel _model;

    /// <exception cref="FormatException">It is no such network.</exception>
    public SentenceNetwork(OnnxModel model, ReadOnlySpan<int> probe)
    {
        _model = model;
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
            Run(probe, (_, shape) => Width = VectorOutput.Width(shape));
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

    /// <summary>Adds the vectors of a piece's tokens; of a network that gives one vector of all, as often as there are tokens.</summary>
    public void AddTo(float[] sum, ReadOnlySpan<int> tokens)
    {
        var count = tokens.Length;
        Run(tokens, (values, _) =>
        {
            var piece = new float[sum.Length];
            VectorOutput.Sum(values, piece);
            TensorPrimitives.MultiplyAdd(piece, values.Length == sum.Length ? count : 1, sum, sum);
        });
    }

    public void Dispose() => _model.Dispose();

    private void Run(ReadOnlySpan<int> tokens, TakeOutput take)
    {
        var inputs = new List<(string Name, OrtValue Value)>();
        try
        {
            foreach (var (name, node) in _model.Inputs)
                inputs.Add((name, name == Ids ? Tensor(node, tokens) : Tensor(node, Same(name == Mask ? 1 : 0, tokens.Length))));
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

    private static OrtValue Tensor(NodeMetadata node, ReadOnlySpan<int> values)
    {
        if (node.ElementType == typeof(int)) return OrtValue.CreateTensorValueFromMemory(values.ToArray(), [1, values.Length]);
        var wide = new long[values.Length];
        for (var i = 0; i < wide.Length; i++) wide[i] = values[i];
        return OrtValue.CreateTensorValueFromMemory(wide, [1, wide.Length]);
    }
}
