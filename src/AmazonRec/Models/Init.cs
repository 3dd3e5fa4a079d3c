using AmazonRec.Compute;

namespace AmazonRec.Models;

/// <summary>How weights start.</summary>
/// <param name="Kind">The family.</param>
/// <param name="Scale">Half-width, standard deviation or value, where the family has one.</param>
public sealed record Init(InitKind Kind, float Scale = 0)
{
    /// <summary>Standard deviation of a unit normal that is cut off at two: Keras widens by it.</summary>
    private const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>All zero.</summary>
    public static Init Zeros { get; } = new(InitKind.Zeros);

    /// <summary>All one.</summary>
    public static Init Ones { get; } = new(InitKind.Ones);

    /// <summary>Uniform in ±sqrt(6 / (rows + columns)): Keras's and our default for dense layers.</summary>
    public static Init GlorotUniform { get; } = new(InitKind.GlorotUniform);

    /// <summary>He et al. 2015: for layers followed by ReLU.</summary>
    public static Init HeNormal { get; } = new(InitKind.HeNormal);

    /// <summary>Uniform in ±sqrt(1 / rows): PyTorch's default for linear layers.</summary>
    public static Init FanInUniform { get; } = new(InitKind.FanInUniform);

    /// <summary>The mean of the training ratings.</summary>
    public static Init RatingMean { get; } = new(InitKind.RatingMean);

    /// <summary>Uniform in (-limit, limit); Keras starts embeddings at ±0.05.</summary>
    public static Init Uniform(float limit) => new(InitKind.Uniform, limit);

    /// <summary>All of them one value.</summary>
    public static Init Constant(float value) => new(InitKind.Constant, value);

    /// <summary>Normal around 0.</summary>
    public static Init Normal(float deviation) => new(InitKind.Normal, deviation);

    /// <summary>Normal around 0, redrawn beyond two deviations.</summary>
    public static Init TruncatedNormal(float deviation) => new(InitKind.TruncatedNormal, deviation);

    /// <summary>
    /// The weights of a [rows, columns] tensor, row-major. Each depends on its index alone. A rating mean is not drawn: networks fill it
    /// in.
    /// </summary>
    public float[] Draw(int rows, int columns, RandomSource random)
    {
        var weights = new float[(long)rows * columns];
        Draw(weights, 0, rows, columns, random);
        return weights;
    }

    /// <summary>Some of the weights of a [rows, columns] tensor, as <see cref="Draw(int, int, RandomSource)"/> has them.</summary>
    internal void Draw(Span<float> weights, long first, int rows, int columns, RandomSource random)
    {
        if (Kind is InitKind.Zeros or InitKind.Ones or InitKind.Constant)
        {
            weights.Fill(Kind switch { InitKind.Zeros => 0, InitKind.Ones => 1, _ => Scale });
            return;
        }

        for (var i = 0; i < weights.Length; i++)
        {
            var index = (ulong)first + (ulong)i;
            weights[i] = (float)(Kind switch
            {
                InitKind.Uniform => Symmetric(index, Scale),
                InitKind.GlorotUniform => Symmetric(index, Math.Sqrt(6.0 / (rows + (long)columns))),
                InitKind.FanInUniform => Symmetric(index, Math.Sqrt(1.0 / rows)),
                InitKind.Normal => Scale * random.Normal(index),
                InitKind.TruncatedNormal => Scale * Truncated(index),
                InitKind.HeNormal => Math.Sqrt(2.0 / rows) / TruncatedDeviation * Truncated(index),
                _ => throw new NotSupportedException($"Initial weights '{Kind}' are not known."),
            });
        }

        double Symmetric(ulong index, double limit) => ((random.UniformDouble(index) * 2) - 1) * limit;

        double Truncated(ulong index)
        {
            for (var draw = 0u; ; draw++)
                if ((random with { Part = draw }).Normal(index) is > -2 and < 2 and var normal) return normal;
        }
    }
}
