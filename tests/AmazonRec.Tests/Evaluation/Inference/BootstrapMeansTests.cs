using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Tests.Evaluation.Inference;

public sealed class BootstrapMeansTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 700).Select(i => Math.Sin(i * i))]; // more than two tiles
    private static readonly double[] Rows = [.. Enumerable.Range(0, 700).Select(i => 1.0 + (i % 3))];

    [Fact]
    public void Means_are_those_of_units_drawn_one_by_one()
    {
        var options = new BootstrapOptions { Resamples = 21 };
        var resampled = new double[21];
        for (var resample = 0; resample < resampled.Length; resample++)
        {
            var (source, sum, rows) = (options.Source(resample), 0.0, 0.0);
            for (var drawn = 0; drawn < Values.Length; drawn++)
            {
                var unit = (int)((source.Bits((ulong)drawn) * (ulong)Values.Length) >> 32);
                (sum, rows) = (sum + Values[unit], rows + Rows[unit]);
            }

            resampled[resample] = sum / rows;
        }

        var expected = Percentiles.Of(Values.Sum() / Rows.Sum(), resampled, .95);
        var actual = Bootstrap.Means([Values], Rows, options)[0];
        Assert.Equal(expected.Estimate, actual.Estimate, 1e-14);
        Assert.Equal(expected.Low, actual.Low, 1e-13);
        Assert.Equal(expected.High, actual.High, 1e-13);
    }

    [Fact]
    public void Every_column_has_the_same_draws_however_many_there_are_and_on_any_number_of_threads()
    {
        var alone = Bootstrap.Means([Values])[0];
        var many = Bootstrap.Means([.. Enumerable.Range(1, 10).Select(times => Array.ConvertAll(Values, v => v * times))]);
        Assert.Equal(alone, many[0]);
        Assert.Equal(8 * alone.Low, many[7].Low, 1e-12);
        Assert.Equal(alone, Bootstrap.Means([Values], rows: null, new BootstrapOptions { Threads = 1 })[0]);
    }

    [Fact]
    public void One_unit_tells_no_ends_and_none_is_refused()
    {
        Assert.Equal((3, double.NaN), (Bootstrap.Means([[3.0]])[0].Estimate, Bootstrap.Means([[3.0]])[0].Low));
        Assert.Throws<ArgumentException>(() => Bootstrap.Means([[]]));
        Assert.Throws<ArgumentException>(() => Bootstrap.Means([[1.0, 2.0], [1.0]]));
    }
}
