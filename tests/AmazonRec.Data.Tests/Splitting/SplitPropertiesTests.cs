using AmazonRec.Testing;
using AmazonRec.Testing.Data;
using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Data.Tests.Splitting;

public sealed class SplitPropertiesTests : IDisposable
{
    private const ulong Seed = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void No_split_loses_or_invents_a_row() =>
        Holds(
            All,
            (ratings, split) => SmallRatings.Rows(split.Train, split.Validation, split.Test).SequenceEqual(SmallRatings.Rows(ratings)));

    [Fact]
    public void The_same_seed_makes_the_same_split() =>
        Holds(
            ratings => All(ratings).Zip(All(ratings), (a, b) => (a, b)),
            (_, pair) => pair.a.Hash == pair.b.Hash && pair.a.Method == pair.b.Method);

    [Fact]
    public void A_saved_split_comes_back_row_by_row() => Holds(
        ratings => All(ratings).SelectMany<Split, Split>(s => [s, s.AsReported()]),
        (ratings, split) =>
        {
            split.Save(_folder.PathOf("split"));
            var loaded = Split.Load(_folder.PathOf("split"), ratings);
            return (
                loaded.Hash,
                loaded.Method,
                loaded.Seed,
                loaded.Shares,
                loaded.Protocol) == (split.Hash, split.Method, split.Seed, split.Shares, split.Protocol)
                && loaded.Train.TextHash!.SequenceEqual(split.Train.TextHash!);
        },
        tests: 4); // each writes dozens of files through to the disk

    [Fact]
    public void The_test_rows_of_folds_partition_the_rows() => Prop.ForAll(SmallRatings.Arbitrary, ratings =>
    {
        foreach (
            var folds in new[]
            {
                Try(() => Split.Folds(ratings, 3, Seed)),
                Try(() => Split.StratifiedFolds(ratings, 3, Seed)),
                Try(() => Split.GroupedFolds(ratings, 3, Seed)),
            }.OfType<IReadOnlyList<Split>>())
        {
            if (!SmallRatings.Rows([.. folds.Select(f => f.Test)]).SequenceEqual(SmallRatings.Rows(ratings))) return false;
            if (folds.Any(f => f.Train.Count + f.Test.Count != ratings.Count)) return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Copies_never_cross_the_border_of_a_grouped_split() =>
        Holds(ratings => Made(
            () => Split.Grouped(ratings, .3, .1, Seed)).Concat(Try(() => Split.GroupedFolds(ratings, 3, Seed)) ?? []), (ratings, split) =>
        {
            var group = Copies.Find(ratings).Group;
            var groups = new Dictionary<(string, string, float, long), int>();
            for (var row = 0; row < ratings.Count; row++)
                groups[
                    (
                        ratings.Users[ratings.User[row]],
                        ratings.Items[ratings.Item[row]],
                        ratings.Value[row],
                        ratings.Time[row])] = group[row];
            var parts = new[]
            {
                split.Train,
                split.Validation,
                split.Test,
            }.Select(part => SmallRatings.Rows(part).Select(row => groups[row]).ToHashSet()).ToArray();
            return !parts[0].Overlaps(parts[1]) && !parts[0].Overlaps(parts[2]) && !parts[1].Overlaps(parts[2]);
        });

    [Fact]
    public void Leave_one_out_has_at_most_one_test_row_of_a_user_and_no_later_row_of_theirs_elsewhere() =>
        Holds(ratings => Made(() => Split.LeaveOneOut(ratings, validation: true)), (_, split) =>
            split.Test.CountsPerUser().Max() == 1 && split.Validation.CountsPerUser().Max() == 1
                && InOrder(split, perUser: true, strictly: false));

    [Fact]
    public void No_training_row_is_as_late_as_a_test_row_in_a_split_by_time() =>
        Holds(ratings => Made(() => Split.GlobalTime(ratings, .2, .2)), (_, split) => InOrder(split, perUser: false, strictly: true));

    [Fact]
    public void No_training_row_is_as_late_as_a_test_row_of_its_user_in_a_split_by_users_time() =>
        Holds(ratings => Made(() => Split.PerUserTime(ratings, .2, .2)), (_, split) => InOrder(split, perUser: true, strictly: true));

    [Fact]
    public void Each_user_of_a_split_per_user_has_a_row_to_train_on() =>
        Holds(
            ratings => Made(() => Split.PerUser(ratings, .6, .3, Seed)).Concat(Made(() => Split.PerUserTime(ratings, .6, .3))),
            (_, split) => split.Train.CountsPerUser().Min() > 0);

    [Fact]
    public void Cold_users_and_items_are_unseen_in_training() => Holds(
        ratings => Made(() => Split.ColdUsers(ratings, .2, .2, Seed)).Concat(Made(() => Split.ColdItems(ratings, .2, .2, Seed))),
        (_, split) => split.Method == "cold-users"
            ? !split.Train.User.Intersect(split.Test.User).Any() && !split.Train.User.Intersect(split.Validation.User).Any()
                && !split.Test.User.Intersect(split.Validation.User).Any()
            : !split.Train.Item.Intersect(split.Test.Item).Any() && !split.Train.Item.Intersect(split.Validation.Item).Any()
                && !split.Test.Item.Intersect(split.Validation.Item).Any());

    /// <summary>Rows of a later part are later, by user or all in all.</summary>
    private static bool InOrder(Split split, bool perUser, bool strictly)
    {
        return Before(split.Train, split.Validation) && Before(split.Train, split.Test) && Before(split.Validation, split.Test);

        bool Before(Ratings earlier, Ratings later) => !(
            from a in Enumerable.Range(0, earlier.Count)
            from b in Enumerable.Range(0, later.Count)
            where !perUser || earlier.User[a] == later.User[b]
            where strictly ? earlier.Time[a] >= later.Time[b] : earlier.Time[a] > later.Time[b]
            select a).Any();
    }

    private static IEnumerable<Split> All(Ratings ratings) =>
    [
        .. Enum.GetValues<SplitMethod>()
        .SelectMany(method => Made(() => new SplitPlan { Method = method, Test = .3, Validation = .2, Seed = Seed }.Make(ratings))),
        .. Made(() => Split.Grouped(ratings, .2, seed: Seed)),
        .. Try(() => Split.Folds(ratings, 3, Seed)) ?? [],
        .. Try(() => Split.StratifiedFolds(ratings, 2, Seed)) ?? [],
        .. Try(() => Split.GroupedFolds(ratings, 2, Seed)) ?? [],
    ];

    private static IEnumerable<Split> Made(Func<Split> make) => Try(make) is { } split ? [split] : [];

    /// <summary>Null where the rows are too few: that is refused, and not split badly.</summary>
    private static T? Try<T>(Func<T> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void Holds<T>(Func<Ratings, IEnumerable<T>> splits, Func<Ratings, T, bool> property, int tests = 100)
    {
        var looked = 0;
        var always = Prop.ForAll(SmallRatings.Arbitrary, ratings =>
        {
            foreach (var split in splits(ratings))
            {
                looked++;
                if (!property(ratings, split)) return false;
            }

            return true;
        });
        always.Check(Config.QuickThrowOnFailure.WithMaxTest(tests));
        Assert.True(looked > 30, $"Only {looked} splits were made.");
    }
}
