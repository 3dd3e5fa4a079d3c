using System.Runtime.InteropServices;

namespace AmazonRec.Testing.Onnx;

/// <summary>Small ONNX networks, byte by byte (onnx.proto, IR version 8, operators of version 13).</summary>
public sealed class OnnxFile
{
    private const int Float = 1;
    private const int Int64 = 7;
    private const int Version = 13;
    private const int IrVersion = 8;

    private readonly ProtoWriter _graph = new();

    /// <summary>A node; its attributes are lists of whole numbers.</summary>
    public OnnxFile Node(string op, string[] inputs, string output, params (string Name, long[] Values)[] attributes)
    {
        var node = new ProtoWriter();
        foreach (var input in inputs) node.Text(1, input);
        node.Text(2, output).Text(4, op);
        foreach (var (name, values) in attributes)
        {
            var attribute = new ProtoWriter().Text(1, name);
            if (values.Length == 1 && name is "keepdims" or "axis") attribute.Number(20, 2).Number(3, values[0]);
            else
            {
                attribute.Number(20, 7);
                foreach (var value in values) attribute.Number(8, value);
            }

            node.Message(5, attribute);
        }

        _graph.Message(1, node);
        return this;
    }

    /// <summary>Numbers that the network knows.</summary>
    public OnnxFile Constant(string name, long[] shape, params float[] values) =>
        Constant(name, shape, Float, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    /// <summary>Whole numbers that the network knows, such as a shape.</summary>
    public OnnxFile Constant(string name, params long[] values) =>
        Constant(name, [values.Length], Int64, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    /// <summary>An input: float, or whole numbers; a dimension is a number or a name.</summary>
    public OnnxFile Input(string name, bool whole, params object[] shape)
    {
        _graph.Message(11, Value(name, whole, shape));
        return this;
    }

    public OnnxFile Output(string name, params object[] shape)
    {
        _graph.Message(12, Value(name, whole: false, shape));
        return this;
    }

    public byte[] ToArray() => new ProtoWriter().Number(1, IrVersion).Message(7, _graph.Text(2, "test"))
        .Message(8, new ProtoWriter().Text(1, "").Number(2, Version)).ToArray();

    private OnnxFile Constant(string name, long[] shape, int type, byte[] bytes)
    {
        var tensor = new ProtoWriter();
        foreach (var dimension in shape) tensor.Number(1, dimension);
        _graph.Message(5, tensor.Number(2, type).Text(8, name).Bytes(9, bytes));
        return this;
    }

    private static ProtoWriter Value(string name, bool whole, object[] shape)
    {
        var dimensions = new ProtoWriter();
        foreach (var dimension in shape)
            dimensions.Message(
                1, dimension is string symbol ? new ProtoWriter().Text(2, symbol) : new ProtoWriter().Number(1, (int)dimension));
        var tensor = new ProtoWriter().Number(1, whole ? Int64 : Float).Message(2, dimensions);
        return new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, tensor));
    }
}
