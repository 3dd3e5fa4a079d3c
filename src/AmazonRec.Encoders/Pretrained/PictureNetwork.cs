using System.Numerics.Tensors;
using AmazonRec.Features.Pretrained;
using Microsoft.ML.OnnxRuntime;

namespace AmazonRec.Encoders.Pretrained;

/// <summary>A network that reads a square picture, [1, 3, size, size] or [1, size, size, 3].</summary>
internal sealed class PictureNetwork : IDisposable
{
    private const int UsualSize = 224;
    private const int Colors = 3;

    private readonly OnnxModel? _before;
    private readonly OnnxModel _model;
    private readonly string _input;
    private readonly bool _colorsFirst;

    /// <param name="model">The network.</param>
    /// <param name="size">Pixels of the side, where the network takes any.</param>
    /// <param name="before">A network that its input goes through first.</param>
    /// <exception cref="FormatException">It is no such network.</exception>
    public PictureNetwork(OnnxModel model, int? size = null, OnnxModel? before = null)
    {
        (_before, _model) = (before, model);
        const string Wanted = "an encoder of pictures takes one float input, [1, 3, size, size] or [1, size, size, 3].";
        if (model.Inputs.Count != 1) throw model.Refuse(Wanted);
        var (name, node) = model.Inputs.Single();
        if (!node.IsTensor || node.ElementType != typeof(float) || node.Dimensions.Length != 4) throw model.Refuse(Wanted);
        var shape = node.Dimensions;
        _colorsFirst = shape[1] == Colors || (shape[1] < 0 && shape[3] != Colors);
        if ((!_colorsFirst && shape[3] != Colors) || shape[0] > 1) throw model.Refuse(Wanted);
        var (height, width) = _colorsFirst ? (shape[2], shape[3]) : (shape[1], shape[2]);
        if (height > 0 && width > 0 && height != width) throw model.Refuse($"takes pictures of {width} by {height}; squares are given.");
        var own = Math.Max(height, width);
        if (own > 0 && size is { } asked && asked != own) throw model.Refuse($"takes squares of {own} pixels, not {asked} (--input-size).");
        Size = own > 0 ? own : size ?? UsualSize;
        _input = name;
        Output = VectorOutput.Of(model, preferTokens: false);
        Width = Probe();
    }

    /// <summary>Pixels of the side.</summary>
    public int Size { get; }

    /// <summary>Numbers that it gives.</summary>
    public int Width { get; }

    /// <summary>The output that is taken.</summary>
    public string Output { get; }

    /// <summary>Encodes a picture.</summary>
    /// <param name="image">A square of <see cref="Size"/> pixels.</param>
    /// <param name="normalization">What is done to its levels.</param>
    /// <param name="row">Takes the numbers, brought to length 1.</param>
    public void Encode(Image image, PixelNormalization normalization, float[] row)
    {
        Run(Input(image, normalization), (values, shape) => VectorOutput.Mean(values, shape, row));
        if (TensorPrimitives.Norm<float>(row) is > 0 and var length) TensorPrimitives.Divide(row, length, row);
    }

    public void Dispose()
    {
        _before?.Dispose();
        _model.Dispose();
    }

    private float[] Input(Image image, PixelNormalization normalization)
    {
        var input = new float[image.Pixels.Length];
        var pixels = Size * Size;
        for (var color = 0; color < Colors; color++)
        {
            var levels = normalization.Levels(color);
            var (from, step) = _colorsFirst ? (color * pixels, 1) : (color, Colors);
            for (var pixel = 0; pixel < pixels; pixel++) input[from + (pixel * step)] = levels[image.Pixels[(Colors * pixel) + color]];
        }

        return input;
    }

    private int Probe()
    {
        var width = 0;
        try
        {
            Run(new float[Colors * Size * Size], (values, shape) => width = VectorOutput.Width(shape));
        }
        catch (OnnxRuntimeException e)
        {
            throw _model.Refuse($"does not run on a square of {Size} pixels (--input-size): {e.Message.ReplaceLineEndings(" ")}");
        }

        return width > 0 ? width : throw _model.Refuse("gives no vector of a picture.");
    }

    private void Run(float[] input, TakeOutput take)
    {
        using var value = OrtValue.CreateTensorValueFromMemory(input, _colorsFirst ? [1, Colors, Size, Size] : [1, Size, Size, Colors]);
        if (_before is null) _model.Run([(_input, value)], Output, take);
        else
            _before.Run([(_before.Inputs.Keys.Single(), value)], _before.Outputs.Keys.Single(), (values, shape) =>
            {
                using var between = OrtValue.CreateTensorValueFromMemory(values.ToArray(), shape);
                _model.Run([(_input, between)], Output, take);
            });
    }
}
