namespace AmazonRec.Testing.Onnx;

/// <summary>Networks so small that their numbers can be told by hand.</summary>
public static class SmallNetworks
{
    /// <summary>Words of <see cref="Sentences"/>, in the order of its vectors.</summary>
    public const string Vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nred\nshirt\ncafe\n";

    /// <summary>The means of red, green and blue of a square: [1, 3, size, size] to [1, 3, 1, 1].</summary>
    public static byte[] Colors(int size) => new OnnxFile().Input("photo", whole: false, 1, 3, size, size)
        .Node("ReduceMean", ["photo"], "mean", ("axes", [2, 3]), ("keepdims", [1])).Output("mean", 1, 3, 1, 1).ToArray();

    /// <summary>The same of [n, height, width, 3], to [n, 3].</summary>
    public static byte[] ColorsLast() => new OnnxFile().Input("photo", whole: false, "n", "height", "width", 3)
        .Node("ReduceMean", ["photo"], "mean", ("axes", [1, 2]), ("keepdims", [0])).Output("mean", "n", 3).ToArray();

    /// <summary>Each row of pixels of each colour as a token: [1, 3, 2, 2] to [1, 6, 2].</summary>
    public static byte[] Rows() => new OnnxFile().Input("photo", whole: false, 1, 3, 2, 2).Constant("shape", 1, 6, 2)
        .Node("Reshape", ["photo", "shape"], "rows").Output("rows", 1, 6, 2).ToArray();

    /// <summary>A vector for each token: [1, 0] of those at the ends, [0, 1] of 'red', [0, 3] of 'shirt', [4, 0] of 'cafe'.</summary>
    /// <param name="pooled">Whether it gives their mean alone.</param>
    public static byte[] Sentences(bool pooled = false)
    {
        var file = new OnnxFile().Input("input_ids", whole: true, "n", "tokens").Input("attention_mask", whole: true, "n", "tokens")
            .Constant("words", [8, 2], 9, 9, 9, 9, 1, 0, 1, 0, 9, 9, 0, 1, 0, 3, 4, 0)
            .Node("Gather", ["words", "input_ids"], "hidden");
        return pooled
            ? file.Node("ReduceMean", ["hidden"], "vector", ("axes", [1]), ("keepdims", [0])).Output("vector", "n", 2).ToArray()
            : file.Output("hidden", "n", "tokens", 2).ToArray();
    }
}
