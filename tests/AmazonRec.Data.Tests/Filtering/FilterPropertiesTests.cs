using AmazonRec.Testing.Data;
using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Data.Tests.Filtering;

public sealed class FilterPropertiesTests
{
    private static readonly Func<Ratings, Ratings>[] Steps =
    [
        r => r.WithMoreThan(2, 3),
        r => r.KCore(2, 3),
        r => r.Between(new DateOnly(1970, 1, 1), null),
        r => r.WithoutCopies(Keep.First),
        r => r.WithoutCopies(Keep.Last),
        r => r.WithoutRepeatedTexts(),
        r => r.Value.Contains(3) && r.Value.Contains(5) ? r.Balanced(5, 3, seed: 1) : r,
        r => r.SampleUsers(3, seed: 1),
        r => r.SampleRows(7, seed: 1),
    ];

    [Fact]
    public void No_filter_invents_a_row_or_keeps_an_id_without_rows() => Prop.ForAll(SmallRatings.Arbitrary, ratings =>
    {
        foreach (var step in Steps)
        {
            var kept = step(ratings);
            var left = SmallRatings.Rows(ratings).CountBy(r => r).ToDictionary(c => c.Key, c => c.Value);
            if (SmallRatings.Rows(kept).Any(row => !left.ContainsKey(row) || --left[row] < 0)) return false;
            if (kept.CountsPerUser().Contains(0) || kept.CountsPerItem().Contains(0) || kept.TextHash!.Length != kept.Count) return false;
            if (ReferenceEquals(kept, ratings)) continue;
            var last = kept.Funnel[^1];
            if ((last.Ratings, last.Users, last.Items) != (kept.Count, kept.Users.Count, kept.Items.Count)) return false;
            if (kept.Funnel.Skip(ratings.Funnel.Count).Sum(s => s.Dropped) != ratings.Count - kept.Count) return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_core_is_what_dropping_one_after_another_leaves() => Prop.ForAll(SmallRatings.Arbitrary, ratings =>
    {
        var rows = SmallRatings.Rows(ratings).ToList();
        for (var before = -1; before != rows.Count;)
        {
            before = rows.Count;
            var (sparseUser, sparseItem) = (
                rows.GroupBy(r => r.User).FirstOrDefault(g => g.Count() < 3)?.Key,
                rows.GroupBy(r => r.Item).FirstOrDefault(g => g.Count() < 4)?.Key);
            rows.RemoveAll(r => r.User == sparseUser || r.Item == sparseItem);
        }

        return SmallRatings.Rows(ratings.KCore(perUser: 3, perItem: 4)).SequenceEqual(rows);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_copies_no_pair_is_left_twice_and_none_is_lost() => Prop.ForAll(SmallRatings.Arbitrary, ratings =>
        Enum.GetValues<Keep>()
            .All(keep => Pairs(ratings.WithoutCopies(keep)).SequenceEqual(Pairs(ratings).Distinct()))).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_repeated_texts_each_users_texts_are_left_once() => Prop.ForAll(SmallRatings.Arbitrary, ratings =>
    {
        var kept = ratings.WithoutRepeatedTexts();
        return kept.Count == Copies.Find(ratings).Texts && Copies.Find(kept).Texts == kept.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Samples_have_the_size_asked_for_and_the_same_seed_draws_the_same() => Prop.ForAll(SmallRatings.Arbitrary, ratings =>
    {
        var (rows, users) = (ratings.SampleRows(5, seed: 2), ratings.SampleUsers(3, seed: 2));
        return rows.Count == Math.Min(5, ratings.Count)
            && users.Users.Count == Math.Min(3, ratings.Users.Count)
            && users.Users.Ids.All(id => Rows(users, id) == Rows(ratings, id))
            && SmallRatings.Rows(rows).SequenceEqual(SmallRatings.Rows(ratings.SampleRows(5, seed: 2)));

        static int Rows(Ratings of, string user) => of.Users.TryGetCode(user, out var code) ? of.CountsPerUser()[code] : 0;
    }).QuickCheckThrowOnFailure();

    private static IEnumerable<(string User, string Item)> Pairs(Ratings ratings) =>
        SmallRatings.Rows(ratings).Select(r => (r.User, r.Item));
}
