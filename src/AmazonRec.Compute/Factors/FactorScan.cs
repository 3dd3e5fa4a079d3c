using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AmazonRec.Compute.Factors;

/// <summary>
/// Finds the best items of many users by bias + user · item without ever writing most of the products: 8 users by 16 items at a time are
/// summed in registers and compared with what each user's list takes to get on, which few do. Items lie in panels of 16,
/// [panel][factor][16], and a chunk of panels stays in the cache while all users of a block pass over it.
/// </summary>
public sealed unsafe class FactorScan : IDisposable
{
    /// <summary>Users that are scanned for at once: one task.</summary>
    public const int BlockUsers = 64;

    private const int Lanes = 16;
    private const int TileUsers = 8;
    private const int ChunkBytes = 1 << 18; // a quarter of the second-level cache of processors of today

    private readonly AlignedBuffer _panels;
    private readonly AlignedBuffer _biases;
    private readonly int _items;
    private readonly int _width;

    /// <summary>Takes the items' numbers.</summary>
    /// <param name="factors">[items][width] row-major.</param>
    /// <param name="biases">One for each item; negative infinity for one that shall be on no list.</param>
    /// <param name="width">Factors of an item.</param>
    public FactorScan(ReadOnlySpan<float> factors, ReadOnlySpan<float> biases, int width)
    {
        if (factors.Length != (long)biases.Length * width)
            throw new ArgumentException($"{factors.Length} factors are not {width} for each of {biases.Length} items.");
        (_items, _width) = (biases.Length, width);
        var panels = (_items + Lanes - 1) / Lanes;
        _panels = new AlignedBuffer((long)panels * width * Lanes);
        _biases = new AlignedBuffer((long)panels * Lanes);
        _biases.Span.Fill(float.NegativeInfinity);
        biases.CopyTo(_biases.Span);
        for (var item = 0; item < _items; item++)
            for (var k = 0; k < width; k++)
                _panels.Span[(((item / Lanes) * width) + k) * Lanes + (item % Lanes)] = factors[(item * width) + k];
    }

    /// <summary>The shortlists of some users.</summary>
    /// <param name="users">[users][width] row-major, at most <see cref="BlockUsers"/> users.</param>
    /// <param name="lists">One for each user, which takes its best items.</param>
    public void Run(ReadOnlySpan<float> users, ReadOnlySpan<ScanList> lists)
    {
        if (lists.Length > BlockUsers || users.Length != lists.Length * _width)
            throw new ArgumentException(
                $"{users.Length} factors are not {_width} for each of {lists.Length} users, of which there may be {BlockUsers}.");
        var (panels, tiles) = (_biases.Length / Lanes, (lists.Length + TileUsers - 1) / TileUsers);
        var padded = stackalloc float[TileUsers * _width];
        var least = stackalloc float[TileUsers];
        var chunk = Math.Max(1, ChunkBytes / (Lanes * sizeof(float) * (_width + 1)));
        fixed (float* panel = _panels.Span, bias = _biases.Span)
        {
            for (var first = 0; first < panels; first += chunk)
            {
                for (var tile = 0; tile < tiles; tile++)
                {
                    var own = lists[(tile * TileUsers)..Math.Min(lists.Length, (tile + 1) * TileUsers)];
                    new Span<float>(padded, TileUsers * _width).Clear();
                    users.Slice(tile * TileUsers * _width, own.Length * _width).CopyTo(new Span<float>(padded, TileUsers * _width));
                    for (var user = 0; user < TileUsers; user++) least[user] = user < own.Length ? own[user].Least : float.PositiveInfinity;
                    for (var at = first; at < Math.Min(panels, first + chunk); at++)
                        Tile(panel + ((long)at * _width * Lanes), bias + ((long)at * Lanes), padded, least, own, at * Lanes);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _panels.Dispose();
        _biases.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Tile(float* panel, float* bias, float* users, float* least, ReadOnlySpan<ScanList> lists, int firstItem)
    {
        var s0 = Vector512.Load(bias);
        var (s1, s2, s3, s4, s5, s6, s7) = (s0, s0, s0, s0, s0, s0, s0);
        var width = _width;
        for (var k = 0; k < width; k++)
        {
            var items = Vector512.Load(panel + (k * Lanes));
            s0 = Vector512.FusedMultiplyAdd(Vector512.Create(users[k]), items, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Create(users[width + k]), items, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Create(users[(2 * width) + k]), items, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Create(users[(3 * width) + k]), items, s3);
            s4 = Vector512.FusedMultiplyAdd(Vector512.Create(users[(4 * width) + k]), items, s4);
            s5 = Vector512.FusedMultiplyAdd(Vector512.Create(users[(5 * width) + k]), items, s5);
            s6 = Vector512.FusedMultiplyAdd(Vector512.Create(users[(6 * width) + k]), items, s6);
            s7 = Vector512.FusedMultiplyAdd(Vector512.Create(users[(7 * width) + k]), items, s7);
        }

        if (Vector512.GreaterThanOrEqualAny(s0, Vector512.Create(least[0]))) Offer(s0, 0, least, lists, firstItem);
        if (Vector512.GreaterThanOrEqualAny(s1, Vector512.Create(least[1]))) Offer(s1, 1, least, lists, firstItem);
        if (Vector512.GreaterThanOrEqualAny(s2, Vector512.Create(least[2]))) Offer(s2, 2, least, lists, firstItem);
        if (Vector512.GreaterThanOrEqualAny(s3, Vector512.Create(least[3]))) Offer(s3, 3, least, lists, firstItem);
        if (Vector512.GreaterThanOrEqualAny(s4, Vector512.Create(least[4]))) Offer(s4, 4, least, lists, firstItem);
        if (Vector512.GreaterThanOrEqualAny(s5, Vector512.Create(least[5]))) Offer(s5, 5, least, lists, firstItem);
        if (Vector512.GreaterThanOrEqualAny(s6, Vector512.Create(least[6]))) Offer(s6, 6, least, lists, firstItem);
        if (Vector512.GreaterThanOrEqualAny(s7, Vector512.Create(least[7]))) Offer(s7, 7, least, lists, firstItem);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Offer(Vector512<float> scores, int user, float* least, ReadOnlySpan<ScanList> lists, int firstItem)
    {
        if (user >= lists.Length) return; // NaN compares with nothing, infinity with itself
        var list = lists[user];
        for (var lane = 0; lane < Lanes; lane++)
            if (scores[lane] >= least[user]) list.Offer(firstItem + lane, scores[lane]);
        least[user] = list.Least;
    }
}
