using Microsoft.ML.OnnxRuntime;

namespace AmazonRec.Encoders.Pretrained;

/// <summary>
/// A network in ONNX Runtime, on one thread: several threads run it at once, each for an item of its own, so that an item's numbers never
/// depend on how many threads there are.
/// </summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;

    private OnnxModel(string name, InferenceSession session) => (Name, _session) = (name, session);

    /// <summary>What runs networks, with its version.</summary>
    public static string Runtime { get; } = $"onnxruntime {OrtEnv.Instance().GetVersionString()}";

    /// <summary>The file, for messages.</summary>
    public string Name { get; }

    /// <summary>What the network asks for.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> Inputs => _session.InputMetadata;

    /// <summary>What it gives.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> Outputs => _session.OutputMetadata;

    /// <summary>Opens a file.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="FormatException">It is no network that can run.</exception>
    public static OnnxModel Open(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"{path}: no such file. Name an encoder or an .onnx file (--encoder).");
        return Open(path, options => new InferenceSession(path, options));
    }

    /// <summary>Opens bytes.</summary>
    public static OnnxModel Open(string name, byte[] bytes) => Open(name, options => new InferenceSession(bytes, options));

    /// <summary>Runs the network.</summary>
    /// <param name="inputs">By name.</param>
    /// <param name="output">Which output is asked for.</param>
    /// <param name="take">Given the output and its shape, while it lasts.</param>
    public void Run(IReadOnlyList<(string Name, OrtValue Value)> inputs, string output, TakeOutput take)
    {
        using var options = new RunOptions();
        var (names, values) = (inputs.Select(input => input.Name).ToArray(), inputs.Select(input => input.Value).ToArray());
        using var outputs = _session.Run(options, names, values, [output]);
        take(outputs[0].GetTensorDataAsSpan<float>(), outputs[0].GetTensorTypeAndShape().Shape);
    }

    /// <summary>An error that says what was expected, and lists what the network has.</summary>
    public FormatException Refuse(string what) =>
        new($"{Name}: {what} Its inputs: {List(Inputs)}. Its outputs: {List(Outputs)}.");

    public void Dispose() => _session.Dispose();

    private static OnnxModel Open(string name, Func<SessionOptions, InferenceSession> open)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            EnableMemoryPattern = false, // texts come in many lengths
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        try
        {
            return new OnnxModel(name, open(options));
        }
        catch (OnnxRuntimeException e)
        {
            throw new FormatException($"{name}: can't be opened as an ONNX network: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static string List(IReadOnlyDictionary<string, NodeMetadata> nodes) =>
        nodes.Count == 0 ? "none" : string.Join("; ", nodes.Select(node => $"{node.Key} {Describe(node.Value)}"));

    private static string Describe(NodeMetadata node) => node.IsTensor
        ? $"{node.ElementType.Name} [{string.Join(", ", node.Dimensions.Zip(node.SymbolicDimensions, Dimension))}]"
        : node.OnnxValueType.ToString();

    private static string Dimension(int dimension, string symbol) => dimension >= 0 ? $"{dimension}" : symbol.Length > 0 ? symbol : "?";
}
