using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;

namespace AmazonRec.Export;

/// <summary>A graph of ONNX as it grows: nodes one after another, and the numbers that they read.</summary>
internal sealed class OnnxGraph
{
    private const int IrVersion = 8;
    private const int Operators = 17;
    private const string Rows = "n";

    /// <summary>A message of Protocol Buffers holds less than 2^31 bytes; some are for all but the tables.</summary>
    private const long MostBytes = int.MaxValue - (1 << 24);

    private readonly GraphProto _graph = new();
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>An input of codes: int64 [n].</summary>
    public string Input(string name)
    {
        _graph.Input.Add(Value(name, TensorProto.Types.DataType.Int64));
        return name;
    }

    /// <summary>The last node, whose output is that of the graph: float [n].</summary>
    public void Output(string op, IEnumerable<string> inputs, string name)
    {
        Add(new NodeProto { OpType = op, Input = { inputs }, Output = { name } });
        _graph.Output.Add(Value(name, TensorProto.Types.DataType.Float));
    }

    /// <summary>A node.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="inputs">Names of values.</param>
    /// <param name="attributes">A float, or a long.</param>
    /// <returns>The name of its value.</returns>
    public string Node(string op, IEnumerable<string> inputs, params (string Name, object Value)[] attributes)
    {
        var name = $"{op.ToLowerInvariant()}_{_graph.Node.Count + 1}";
        var node = new NodeProto { OpType = op, Input = { inputs }, Output = { name } };
        foreach (var (attribute, value) in attributes)
        {
            node.Attribute.Add(value is float number
                ? new AttributeProto { Name = attribute, Type = AttributeProto.Types.AttributeType.Float, F = number }
                : new AttributeProto { Name = attribute, Type = AttributeProto.Types.AttributeType.Int, I = (long)value });
        }

        Add(node);
        return name;
    }

    /// <summary>A node without attributes.</summary>
    public string Node(string op, params IReadOnlyList<string> inputs) => Node(op, inputs, attributes: []);

    /// <summary>Numbers that the graph knows; those of a name stand in it once.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="values">The numbers, row-major.</param>
    /// <param name="shape">The axes; none for one number.</param>
    /// <exception cref="ArgumentException">The file would pass 2 GB.</exception>
    public string Table(string name, float[] values, params long[] shape) =>
        Constant(name, MemoryMarshal.AsBytes(values.AsSpan(0, CheckSize(values.Length))), TensorProto.Types.DataType.Float, shape);

    /// <summary>Truth values that the graph knows.</summary>
    public string Flags(string name, bool[] values) =>
        Constant(name, MemoryMarshal.AsBytes(values.AsSpan()), TensorProto.Types.DataType.Bool, [values.Length, 1]);

    /// <summary>One number that the graph knows.</summary>
    public string Number(float value) => Table($"number {value:R}", [value]);

    /// <summary>A list of whole numbers that the graph knows, such as axes.</summary>
    public string Whole(params long[] values) =>
        Constant(
            $"whole {string.Join(' ', values)}", MemoryMarshal.AsBytes(values.AsSpan()), TensorProto.Types.DataType.Int64, values.Length);

    /// <summary>The file as a whole.</summary>
    /// <param name="name">Of the graph.</param>
    /// <param name="about">A sentence.</param>
    public ModelProto ToModel(string name, string about)
    {
        _graph.Name = name;
        return new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "AmazonRec",
            ProducerVersion = typeof(OnnxGraph).Assembly.GetName().Version?.ToString(3) ?? "",
            DocString = about,
            OpsetImport = { new OperatorSetIdProto { Domain = "", Version = Operators } },
            Graph = _graph,
        };
    }

    private static ValueInfoProto Value(string name, TensorProto.Types.DataType type) => new()
    {
        Name = name,
        Type = new TypeProto
        {
            TensorType = new TypeProto.Types.Tensor
            {
                ElemType = (int)type,
                Shape = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dimension { DimParam = Rows } } },
            },
        },
    };

    private void Add(NodeProto node)
    {
        node.Name = node.Output[0];
        _graph.Node.Add(node);
    }

    private int CheckSize(int numbers) => _bytes + (4L * numbers) <= MostBytes
        ? numbers
        : throw new ArgumentException(
            $"The tables of the model take {(_bytes + (4L * numbers)) / 1e9:F1} GB and more, and an ONNX file holds less than 2.1 GB. "
            + "Train with fewer factors, or take amazonrec export factors.");

    private string Constant(string name, ReadOnlySpan<byte> bytes, TensorProto.Types.DataType type, params long[] shape)
    {
        if (_known.TryGetValue(name, out var known)) return known;
        _bytes += bytes.Length;
        _graph.Initializer.Add(
            new TensorProto { Name = name, DataType = (int)type, Dims = { shape }, RawData = ByteString.CopyFrom(bytes) });
        return _known[name] = name;
    }
}
