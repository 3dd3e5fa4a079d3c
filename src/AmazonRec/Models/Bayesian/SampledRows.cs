using System.Numerics.Tensors;
using AmazonRec.Compute;
using AmazonRec.Models.Layers;

namespace AmazonRec.Models.Bayesian;

/// <summary>
/// How a row of a user, or of an item, holds the weights of several rounds, as <see cref="Dot.Rounds"/> says: blocks of factors, the bias
/// and a one (an item's the other way round), and a deviation. Rounds that a row has room for but does not hold are zeros.
/// </summary>
/// <param name="Factors">Of a round.</param>
/// <param name="Rounds">That there is room for.</param>
internal readonly record struct SampledRows(int Factors, int Rounds)
{
    /// <summary>Numbers of a block.</summary>
    public int BlockWidth => Factors + 4;

    /// <summary>Numbers of a row.</summary>
    public int Width => Rounds * BlockWidth;

    /// <summary>
    /// Where the deviation stands in a block: of a user's ratings, and by how much more or less those of an item deviate. The other side
    /// has a zero there.
    /// </summary>
    public int Deviations(Entity entity) => Factors + (entity == Entity.User ? 2 : 3);

    /// <summary>How the rows of a model hold rounds; null for one whose rows hold none.</summary>
    public static SampledRows? Find(Model model) => DotOf(model) is { } dot ? Of(dot) : null;

    /// <summary>The product of rows that hold rounds; of a blend, that of its heaviest such part. Null for a model without.</summary>
    public static Dot? DotOf(Model model) => model.Layers.OfType<Dot>().FirstOrDefault(dot => dot.Rounds > 0);

    /// <summary>The weight whose rows hold the rounds of <see cref="DotOf"/>.</summary>
    public static Weight WeightOf(Model model, ModelShape shape, Entity entity) =>
        DotOf(model)!.Inputs.SelectMany(rows => model.WeightsOf(rows, shape)).First(weight => weight.Entity == entity);

    /// <summary>How the rows of a layer hold rounds; null for one whose rows hold none, or is not read as such.</summary>
    public static SampledRows? Find(Model model, Layer rows) =>
        model.Layers.OfType<Dot>().FirstOrDefault(dot => dot.Rounds > 0 && dot.Inputs.Any(input => ReferenceEquals(input, rows))) is { } dot
            ? Of(dot)
            : null;

    /// <summary>Where the bias stands in a block.</summary>
    public int Bias(Entity entity) => entity == Entity.User ? Factors : Factors + 1;

    /// <summary>Where the one stands in a block, by which the other side's bias is multiplied.</summary>
    public int One(Entity entity) => entity == Entity.User ? Factors + 1 : Factors;

    /// <summary>How many rounds the rows hold.</summary>
    /// <param name="user">Any user's row.</param>
    public int Held(ReadOnlySpan<float> user)
    {
        var held = 0;
        while (held < Rounds && user[(held * BlockWidth) + One(Entity.User)] != 0) held++;
        return held;
    }

    /// <summary>
    /// How far a rating lies from its prediction, as one standard deviation: the spread of what the rounds predict, and that of the ratings
    /// around it.
    /// </summary>
    /// <param name="user">The user's row.</param>
    /// <param name="item">The item's row.</param>
    public double Deviation(ReadOnlySpan<float> user, ReadOnlySpan<float> item)
    {
        var held = Held(user);
        var (sum, squares, noise) = (0.0, 0.0, 0.0);
        for (var round = 0; round < held; round++)
        {
            var block = user.Slice(round * BlockWidth, BlockWidth);
            var score = held * (double)TensorPrimitives.Dot(block, item.Slice(round * BlockWidth, BlockWidth));
            (sum, squares) = (sum + score, squares + (score * score));
            var deviation = (double)block[Deviations(Entity.User)] * item[(round * BlockWidth) + Deviations(Entity.Item)];
            noise += held * deviation * deviation; // times the rounds held twice, over as many
        }

        var spread = held < 2 ? 0 : Math.Max(0, (squares - (sum * sum / held)) / (held - 1));
        return Math.Sqrt(spread + noise);
    }

    /// <summary>The factors alone, [rows][rounds][factors].</summary>
    /// <param name="values">[rows][width].</param>
    public float[] FactorsOf(float[] values)
    {
        var blocks = values.Length / BlockWidth;
        var factors = new float[blocks * Factors];
        for (var block = 0; block < blocks; block++)
            values.AsSpan(block * BlockWidth, Factors).CopyTo(factors.AsSpan(block * Factors));
        return factors;
    }

    /// <summary>
    /// A draw from the standard normal distribution for a weight of someone of whom nothing or little is known: the same for all such, and
    /// in every second round the opposite of that in the round before, so that the mean over rounds is nearly free of it.
    /// </summary>
    public static double Standard(Entity entity, int round, int column)
    {
        var source = RandomSource.For(0, entity == Entity.User ? "unknown user" : "unknown item", (uint)(round / 2));
        return source.Normal((ulong)column) * (round % 2 == 0 ? 1 : -1);
    }

    private static SampledRows Of(Dot dot) => new((dot.Left.OutputWidth / dot.Rounds) - 4, dot.Rounds);
}
