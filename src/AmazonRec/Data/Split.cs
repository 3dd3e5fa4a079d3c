using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AmazonRec.Compute;

namespace AmazonRec.Data;

/// <summary>Rows to train on, rows to decide by (when to stop, which options), rows to report on. All share their vocabularies.</summary>
public sealed class Split
{
    private Split(string method, ulong? seed, Protocol protocol, Ratings train, Ratings validation, Ratings test)
    {
        (Method, Seed, Protocol, Train, Validation, Test) = (method, seed, protocol, train, validation, test);
        Hash = HashOf(train, validation, test);
    }

    /// <summary>How it was made, such as "random".</summary>
    public string Method { get; }

    /// <summary>The seed it was drawn with; null where nothing was drawn.</summary>
    public ulong? Seed { get; }

    /// <summary>Only <see cref="Protocol.AsReported"/> may have its validation rows among its test rows.</summary>
    public Protocol Protocol { get; }

    /// <summary>Rows to train on.</summary>
    public Ratings Train { get; }

    /// <summary>Rows to decide by; may be none.</summary>
    public Ratings Validation { get; }

    /// <summary>Rows to report on.</summary>
    public Ratings Test { get; }

    /// <summary>16 hexadecimal digits made of every code, rating and time in each part: equal hashes mean the same rows in the same parts.</summary>
    public string Hash { get; }

    /// <summary>Rows drawn at random, without regard to user, item or time. Shares are of all rows, rounded up for the test set.</summary>
    /// <param name="ratings">All rows.</param>
    /// <param name="test">Share of the rows to report on, above 0 and below 1.</param>
    /// <param name="validation">Share of the rows to decide by, 0 for none.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentException">A share is out of range, or a part would be empty.</exception>
    public static Split Random(Ratings ratings, double test, double validation = 0, ulong seed = 0)
    {
        if (!(test > 0 && test < 1 && validation >= 0 && test + validation < 1))
            throw new ArgumentException($"The shares of test ({test}) and validation ({validation}) rows must leave some to train on: 0 < test, 0 <= validation, test + validation < 1.");
        var tests = (int)Math.Ceiling(ratings.Count * test);
        var validations = (int)Math.Round(ratings.Count * validation);
        if (tests + validations >= ratings.Count || (validation > 0 && validations == 0))
            throw new ArgumentException($"{ratings.Count} rows are too few to split into training, {validation:P0} validation and {test:P0} test rows.");
        var order = RandomSource.For(seed, "split").Permutation(ratings.Count);
        return new Split("random", seed, Protocol.Clean, Part(ratings, order[(tests + validations)..]), Part(ratings, order[tests..(tests + validations)]), Part(ratings, order[..tests]));
    }

    /// <summary>k splits whose test sets partition the rows at random; without validation rows.</summary>
    public static IReadOnlyList<Split> Folds(Ratings ratings, int folds, ulong seed = 0)
    {
        if (folds < 2 || folds > ratings.Count) throw new ArgumentOutOfRangeException(nameof(folds), folds, $"Between 2 folds and {ratings.Count}, the number of rows.");
        var order = RandomSource.For(seed, "folds").Permutation(ratings.Count);
        return [.. Enumerable.Range(0, folds).Select(Fold)];

        Split Fold(int fold)
        {
            var start = (int)((long)ratings.Count * fold / folds);
            var end = (int)((long)ratings.Count * (fold + 1) / folds);
            return new Split($"fold {fold + 1} of {folds}", seed, Protocol.Clean, Part(ratings, [.. order[..start], .. order[end..]]), Part(ratings, []), Part(ratings, order[start..end]));
        }
    }

    /// <summary>A split given as two files, such as u1.base and u1.test; ids are coded anew over both.</summary>
    public static Split Of(Ratings train, Ratings test)
    {
        var users = Vocabulary.Of(train.Users.Ids.Union(test.Users.Ids, StringComparer.Ordinal));
        var items = Vocabulary.Of(train.Items.Ids.Union(test.Items.Ids, StringComparer.Ordinal));
        return new Split("given", seed: null, Protocol.Clean, Recode(train), Recode(train.Rows([])), Recode(test));

        Ratings Recode(Ratings part) => new(users, items, Codes(part.User, part.Users, users), Codes(part.Item, part.Items, items), part.Value, part.Time)
        {
            TextHash = part.TextHash,
            Funnel = part.Funnel,
            BadRows = part.BadRows,
        };

        static int[] Codes(int[] codes, Vocabulary from, Vocabulary to) => [.. codes.Select(code => to.TryGetCode(from[code], out var c) ? c : -1)];
    }

    /// <summary>
    /// The same rows with the test set as validation set, named for what it is: the reported number is then chosen by looking at it.
    /// Validation rows of the clean split go back to training, where the original had them.
    /// </summary>
    public Split AsReported() =>
        new(Method, Seed, Protocol.AsReported, Validation.Count == 0 ? Train : Join(Train, Validation), Test, Test);

    private static Ratings Join(Ratings a, Ratings b) =>
        new(a.Users, a.Items, [.. a.User, .. b.User], [.. a.Item, .. b.Item], [.. a.Value, .. b.Value], [.. a.Time, .. b.Time])
        {
            TextHash = a.TextHash is { } left && b.TextHash is { } right ? [.. left, .. right] : null,
            Funnel = a.Funnel,
            BadRows = a.BadRows,
        };

    /// <summary>Rows in the order of the file, so that only membership is random; training shuffles on its own.</summary>
    private static Ratings Part(Ratings ratings, int[] rows)
    {
        Array.Sort(rows);
        return ratings.Rows(rows);
    }

    private static string HashOf(params ReadOnlySpan<Ratings> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(BitConverter.GetBytes(part.Count));
            hash.AppendData(MemoryMarshal.AsBytes(part.User.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(part.Item.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(part.Value.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(part.Time.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
