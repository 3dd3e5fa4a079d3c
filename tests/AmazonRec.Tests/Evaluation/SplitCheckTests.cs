using AmazonRec.Data;
using AmazonRec.Evaluation;

namespace AmazonRec.Tests.Evaluation;

public sealed class SplitCheckTests
{
    [Fact]
    public void Copies_newcomers_and_looks_into_the_future_are_shares_of_the_test_rows()
    {
        // One vocabulary for both parts, as splits have it: the first four rows train.
        var all = Ratings.FromRows(
        [
            ("u1", "a", 5, 10), ("u1", "b", 4, 30), ("u2", "a", 3, 10), ("u2", "b", 3, 20),
            ("u1", "a", 5, 20), ("u1", "c", 5, 40), ("u3", "b", 2, 5), ("u2", "a", 3, 10),
        ]);
        var check = SplitCheck.Measure(Split.FromParts(all.Rows([0, 1, 2, 3]), all.Rows([4, 5, 6, 7])));
        Assert.Equal((4, 4), (check.Train, check.Test));
        Assert.Equal(.5, check.CopiesAcross); // u1 on a, u2 on a
        Assert.Equal(.25, check.NewUsers); // u3
        Assert.Equal(.25, check.NewItems); // c
        Assert.Equal(.5, check.BeforeTraining); // u1 on a before its last training row, u2 on a
    }

    [Fact]
    public void Copies_never_cross_the_border_of_a_grouped_split()
    {
        var copied = Ratings.FromRows(Enumerable.Range(0, 200).Select(n => ($"u{n % 40}", $"i{n % 20}", 1f + (n % 5), (long)n)));
        Assert.Equal(0, SplitCheck.Measure(Split.Grouped(copied, test: .2)).CopiesAcross);
        Assert.True(SplitCheck.Measure(Split.Random(copied, test: .2)).CopiesAcross > .5);
        Assert.Equal(1, SplitCheck.Measure(Split.ColdUsers(copied, test: .2)).NewUsers);
    }
}
