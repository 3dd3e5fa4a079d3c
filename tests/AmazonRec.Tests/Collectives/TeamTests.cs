using AmazonRec.Collectives;

namespace AmazonRec.Tests.Collectives;

public sealed class TeamTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 7)]
    [InlineData(3, 2)]
    [InlineData(3, 20_000)]
    [InlineData(4, 16_385)]
    public void Sums_are_taken_in_the_order_of_the_ranks(int size, int length)
    {
        // Whatever the order, rounding tells: large and small numbers by turns.
        static float Value(int rank, int i) => rank % 2 == 0 ? (1 << 24) + i : .75f - i;
        var expected = new float[length];
        for (var i = 0; i < length; i++)
        {
            expected[i] = Value(0, i);
            for (var rank = 1; rank < size; rank++) expected[i] += Value(rank, i);
        }

        var sums = ThreadCollective.Run(size, team =>
        {
            float[] values = [.. Enumerable.Range(0, length).Select(i => Value(team.Rank, i))];
            team.Sum(values);
            return values;
        });

        Assert.All(sums, values => Assert.Equal(expected, values));
    }

    [Fact]
    public void A_broadcast_gives_all_what_one_has_and_a_gathering_all_what_each_has()
    {
        var told = ThreadCollective.Run(3, team =>
        {
            int[] values = team.Rank == 1 ? [4, 5] : new int[2];
            team.Broadcast<int>(values, root: 1);
            var all = new int[3];
            team.AllGather<int>([.. Enumerable.Repeat(team.Rank, team.Rank)], all, [0, 1, 2]);
            return (values, all);
        });
        Assert.All(told, of => Assert.Equal([4, 5], of.values));
        Assert.All(told, of => Assert.Equal([1, 2, 2], of.all));
    }

    [Fact]
    public void All_to_all_gives_each_rank_its_part()
    {
        var told = ThreadCollective.Run(2, team =>
        {
            int[] received = new int[team.Rank == 0 ? 3 : 1];
            if (team.Rank == 0) team.AllToAll<int>([1, 2], [2, 0], received, [2, 1]);
            else team.AllToAll<int>([7, 8], [1, 1], received, [0, 1]);
            return received;
        });
        Assert.Equal([1, 2, 7], told[0]);
        Assert.Equal([8], told[1]);
    }

    [Fact]
    public void A_failure_of_one_rank_ends_all_of_them() =>
        Assert.Throws<InvalidDataException>(() => ThreadCollective.Run(3, team =>
        {
            if (team.Rank == 1) throw new InvalidDataException();
            team.Barrier();
            return 0;
        }));

    [Fact]
    public void Any_asks_all_ranks() =>
        Assert.Equal([true, true, true], ThreadCollective.Run(3, team => team.Any(team.Rank == 2)));

    [Fact]
    public void What_a_rank_received_of_others_is_counted()
    {
        var bytes = ThreadCollective.Run(4, team =>
        {
            team.Sum(new float[10]);
            return (team.BytesReceived, team.Rounds);
        });
        Assert.All(bytes, of => Assert.Equal((3 * 40L, 1L), of));
    }
}
