using System.Security.Cryptography;
using System.Text;
using AmazonRec.Collectives;
using AmazonRec.Data.Coded;

namespace AmazonRec.Training.Stored;

/// <summary>
/// A file of coded rows divided by a draw, and what one or two passes over it tell: how many rows of each part there are, training rows of
/// each user and item, and a bias baseline. The rows stay on disk.
/// </summary>
public sealed class StoredSplit
{
    private readonly int[] _trainPerBlock;

    private StoredSplit(CodedRows rows, RowDraw draw)
    {
        (Rows, Draw, _trainPerBlock) = (rows, draw, new int[rows.Blocks]);
        (UserRows, ItemRows) = (new(rows.UserCount), new(rows.ItemCount));
        Bias = new BiasEstimates(0, new float[rows.UserCount], new float[rows.ItemCount], 0, 0);
    }

    /// <summary>The file.</summary>
    public CodedRows Rows { get; }

    /// <summary>How its rows are divided.</summary>
    public RowDraw Draw { get; }

    /// <summary>Rows to train on.</summary>
    public long TrainCount { get; private set; }

    /// <summary>Rows to decide by.</summary>
    public long ValidationCount { get; private set; }

    /// <summary>Rows to report on.</summary>
    public long TestCount { get; private set; }

    /// <summary>What the split is, in words that no other has: the rows' hash, shares and seed.</summary>
    public string Identity => IdentityOf(Rows.Hash, Draw);

    /// <summary>Training rows of each user, by code.</summary>
    internal RowsOfEach UserRows { get; }

    /// <summary>Training rows of each item, by code.</summary>
    internal RowsOfEach ItemRows { get; }

    /// <summary>Training rows of each block of the file.</summary>
    internal IReadOnlyList<int> TrainPerBlock => _trainPerBlock;

    /// <summary>
    /// The mean training rating plus biases in two passes (Koren 2010, "Factor in the neighbors", section 2.1, the decoupled estimates): an
    /// item's is the mean of rating - mean, a user's that of rating - mean - item bias, each pulled to zero by as many ratings as
    /// <see cref="Models.Baselines.AlsBias"/> takes.
    /// </summary>
    internal BiasEstimates Bias { get; private set; }

    /// <summary>16 hexadecimal digits of <see cref="Identity"/>: equal ones mean the same rows in the same parts.</summary>
    internal static string HashOf(string rowsHash, RowDraw draw) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(IdentityOf(rowsHash, draw))))[..16];

    private static string IdentityOf(string rowsHash, RowDraw draw) => FormattableString.Invariant(
        $"{rowsHash}, {RowDraw.Method}, test {draw.Test}, validation {draw.Validation}, seed {draw.Seed}");

    /// <summary>Passes over a file twice.</summary>
    /// <param name="rows">The file.</param>
    /// <param name="draw">Which rows are for what.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">The rows have no ratings, a share is out of range, or a part that was asked for is empty.</exception>
    /// <exception cref="FormatException">The file is damaged.</exception>
    public static StoredSplit Read(
        CodedRows rows, RowDraw draw, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        draw.Validate();
        if (rows.IsImplicit)
            throw new ArgumentException($"{rows.Path}: has no ratings, only who chose what; a rating model has nothing to learn from it.");
        var split = new StoredSplit(rows, draw);
        split.Count(progress, cancellation);
        split.FitUsers(progress, cancellation);
        return split;
    }

    /// <summary>Passes the rows of a part, block by block in the order of the file; of ranks, each those of its own blocks.</summary>
    internal void ForEach(
        RowPart part, Action<CodedBlock> use, Action<double>? progress, CancellationToken cancellation, Team? team = null)
    {
        var block = Rows.NewBlock();
        var (first, count) = Ranges.Share(Rows.Blocks, team);
        for (var b = first; b < first + count; b++)
        {
            cancellation.ThrowIfCancellationRequested();
            Rows.Read(b, block);
            Draw.Keep(part, block);
            use(block);
            progress?.Invoke((b + 1.0 - first) / count);
        }
    }

    /// <summary>Counts, mean and the items' biases: their sums come in one pass with the mean.</summary>
    private void Count(IProgress<double>? progress, CancellationToken cancellation)
    {
        var block = Rows.NewBlock();
        var (users, items, sums) = (UserRows, ItemRows, Bias.Items);
        var (sum, least, most) = (0.0, float.PositiveInfinity, float.NegativeInfinity);
        for (var b = 0; b < Rows.Blocks; b++)
        {
            cancellation.ThrowIfCancellationRequested();
            Rows.Read(b, block);
            var (train, validation, test) = Draw.Count(block);
            Draw.Keep(RowPart.Train, block);
            _trainPerBlock[b] = train;
            (TrainCount, ValidationCount, TestCount) = (TrainCount + train, ValidationCount + validation, TestCount + test);
            foreach (var user in block.User) users.Add(user);
            var (item, value) = (block.ItemArray, block.ValueArray);
            for (var row = 0; row < train; row++)
            {
                items.Add(item[row]);
                sums[item[row]] += value[row];
                sum += value[row];
                (least, most) = (Math.Min(least, value[row]), Math.Max(most, value[row]));
            }

            progress?.Report((b + 1.0) / Rows.Blocks / 2);
        }

        Refuse(TrainCount, "train on", wanted: true);
        Refuse(ValidationCount, "decide by", Draw.Validation > 0);
        Refuse(TestCount, "report on", wanted: true);
        Bias = Bias with { Mean = (float)(sum / TrainCount), Min = least, Max = most };
        for (var item = 0; item < sums.Length; item++)
            sums[item] = (sums[item] - (items[item] * Bias.Mean))
                / (float)(Models.Baselines.AlsBias.UsualItemRegularization + items[item]);
    }

    private void FitUsers(IProgress<double>? progress, CancellationToken cancellation)
    {
        var (users, items, mean) = (Bias.Users, Bias.Items, Bias.Mean);
        ForEach(
            RowPart.Train,
            block =>
            {
                var (user, item, value) = (block.UserArray, block.ItemArray, block.ValueArray);
                for (var row = 0; row < block.Count; row++) users[user[row]] += value[row] - mean - items[item[row]];
            },
            share => progress?.Report(.5 + (share / 2)), cancellation);
        for (var user = 0; user < users.Length; user++)
            users[user] /= (float)(Models.Baselines.AlsBias.UsualUserRegularization + UserRows[user]);
    }

    private void Refuse(long rows, string purpose, bool wanted)
    {
        if (wanted && rows == 0)
            throw new ArgumentException(
                $"{Rows.Path}: the split '{RowDraw.Method}' of {Rows.Count:N0} rows leaves no row to {purpose}. Take other shares (--test, "
                + "--validation), or more rows.");
    }
}
