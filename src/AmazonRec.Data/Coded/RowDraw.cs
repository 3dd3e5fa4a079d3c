using AmazonRec.Compute;

namespace AmazonRec.Data.Coded;

/// <summary>
/// A split of rows that are too many to be held: each row's part is drawn by its number in the file alone, so that shares hold on average
/// and no list of rows is kept.
/// </summary>
/// <param name="Test">Share of the rows to report on, above 0 and below 1.</param>
/// <param name="Validation">Share of the rows to decide by, 0 for none.</param>
/// <param name="Seed">Of the draw.</param>
public sealed record RowDraw(double Test, double Validation = 0, ulong Seed = 0)
{
    /// <summary>What results call a split made so.</summary>
    public const string Method = "random by row number";

    private const double Whole = 1L << 32;

    /// <exception cref="ArgumentException">A share is out of range, or nothing is left to train on.</exception>
    public void Validate() => new SplitShares(Test, Validation).Validate();

    /// <summary>Keeps the rows of one part in a block, in their order.</summary>
    public void Keep(RowPart part, CodedBlock block)
    {
        var user = block.User;
        var item = block.Item;
        var value = block.Value;
        var time = block.Time;
        var draw = new Draw(this);
        var kept = 0;
        for (var row = 0; row < user.Length; row++)
        {
            if (draw.PartOf((ulong)(block.First + row)) != part) continue;
            (user[kept], item[kept], value[kept], time[kept]) = (user[row], item[row], value[row], time[row]);
            kept++;
        }

        block.Count = kept;
    }

    /// <summary>How many rows of a whole block are of each part.</summary>
    public (int Train, int Validation, int Test) Count(CodedBlock block)
    {
        var (draw, train, validation) = (new Draw(this), 0, 0);
        for (var row = 0; row < block.Count; row++)
        {
            var part = draw.PartOf((ulong)(block.First + row));
            if (part == RowPart.Train) train++;
            else if (part == RowPart.Validation) validation++;
        }

        return (train, validation, block.Count - train - validation);
    }

    /// <summary>How many of the first rows are of a part.</summary>
    internal long CountOf(RowPart part, long rows)
    {
        var (draw, count) = (new Draw(this), 0L);
        for (var row = 0L; row < rows; row++)
            if (draw.PartOf((ulong)row) == part) count++;
        return count;
    }

    /// <summary>Draws the parts of rows one after another: four numbers come at once.</summary>
    private struct Draw(RowDraw draw)
    {
        private readonly RandomSource _random = RandomSource.For(draw.Seed, "split by row number");
        private readonly uint _test = (uint)(draw.Test * Whole);
        private readonly uint _validation = (uint)((draw.Test + draw.Validation) * Whole);
        private ulong _four = ulong.MaxValue;
        private PhiloxBlock _words;

        public RowPart PartOf(ulong number)
        {
            if (number >> 2 != _four)
            {
                _four = number >> 2;
                _words = _random.Block(_four);
            }

            var drawn = _words[(int)(number & 3)];
            return drawn < _test ? RowPart.Test : drawn < _validation ? RowPart.Validation : RowPart.Train;
        }
    }
}
