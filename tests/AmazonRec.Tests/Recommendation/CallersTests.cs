using AmazonRec.Recommendation;
using AmazonRec.Testing.Models;

namespace AmazonRec.Tests.Recommendation;

public sealed class CallersTests
{
    public static TheoryData<string> Zoo => SmallRuns.Zoo;

    [Theory]
    [MemberData(nameof(Zoo))]
    public void Several_callers_at_once_get_the_bits_that_one_gets(string model)
    {
        var (one, several) = (SmallRuns.Of(model), SmallRuns.ForCallers(model, 3));
        GivenRating[] given = [new(one.Items[0], 5), new(one.Items[1], 2)];
        var users = one.Users.Ids.Take(40).ToArray();
        var expected = Array.ConvertAll(users, user => one.TopN(user, 5));
        var anew = one.TopN(given, 5);
        Parallel.For(0, users.Length, new ParallelOptions { MaxDegreeOfParallelism = 6 }, i =>
        {
            Assert.Equal(expected[i].Items, several.TopN(users[i], 5).Items);
            if (i % 8 == 0) Assert.Equal(anew.Items, several.TopN(given, 5).Items);
        });
        Assert.Equal(expected.Select(list => list.Items.Count), several.TopNForAll(5).Take(users.Length).Select(list => list.Items.Count));
    }

    [Fact]
    public void There_is_a_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SmallRuns.ForCallers("biased-mf", 0));
}
