using AmazonRec.Compute.Factors;

namespace AmazonRec.Compute.Tests.Factors;

public sealed class IndexListsTests
{
    [Fact]
    public void Lists_hold_each_index_once_in_ascending_order()
    {
        var lists = IndexLists.Build(4, 9, [2, 0, 2, 2, 0, 3], [8, 5, 1, 8, 5, 0]);
        Assert.Equal(4, lists.Count);
        Assert.Equal([5], lists[0]);
        Assert.Equal([], lists[1]);
        Assert.Equal([1, 8], lists[2]);
        Assert.Equal([0], lists[3]);
    }

    [Fact]
    public void Pairs_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => IndexLists.Build(2, 2, [2], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => IndexLists.Build(2, 2, [0], [-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => IndexLists.Build(2, 2, [0, 1], [1]));
    }
}
