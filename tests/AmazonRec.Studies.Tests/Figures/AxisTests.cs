using AmazonRec.Studies.Figures;
using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Studies.Tests.Figures;

public sealed class AxisTests
{
    [Fact]
    public void A_logarithmic_axis_is_marked_at_powers_of_ten()
    {
        var axis = Axis.Over([1e-7, 4.2], log: true);
        Assert.Equal(["1e-7", "1e-6", "1e-5", "1e-4", "1e-3", "0.01", "0.1", "1"], axis.Ticks().Select(axis.Label));
        Assert.Equal(.5, Axis.Over([1, 100], log: true).Share(10), 12);
    }

    [Theory]
    [InlineData(2158, "0 500 1,000 1,500 2,000 2,500")]
    [InlineData(1.109, "0 0.2 0.4 0.6 0.8 1 1.2")]
    [InlineData(3e6, "0 500k 1M 1.5M 2M 2.5M 3M")]
    [InlineData(0, "0 0.2 0.4 0.6 0.8 1")]
    public void An_axis_from_zero_ends_at_a_round_number_above_all_values(double most, string ticks)
    {
        var axis = Axis.FromZero([most, double.NaN]);
        Assert.Equal(ticks, string.Join(' ', axis.Ticks().Select(axis.Label)));
    }

    [Fact]
    public void One_value_alone_still_makes_an_axis()
    {
        Assert.Equal(new Axis(5, 50, Log: true), Axis.Over([5, 5], log: true));
        Assert.Equal(new Axis(5, 6, Log: false), Axis.Over([5], log: false));
    }

    [Fact]
    public void Ticks_lie_on_the_axis_and_are_neither_few_nor_many() => Prop.ForAll(
        Gen.Choose(-1_000_000, 1_000_000).Two().Zip(Gen.Choose(-9, 9)).ToArbitrary(),
        input =>
        {
            var ((a, b), power) = input;
            if (a == b) return;
            var axis = Axis.Over([a * Math.Pow(10, power), b * Math.Pow(10, power)], log: false);
            var ticks = axis.Ticks().ToArray();
            Assert.InRange(ticks.Length, 3, 11);
            Assert.All(ticks, tick => Assert.InRange(axis.Share(tick), -1e-6, 1 + 1e-6));
        }).QuickCheckThrowOnFailure();
}
