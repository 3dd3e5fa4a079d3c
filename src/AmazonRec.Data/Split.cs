using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AmazonRec.Data.Splitting;

namespace AmazonRec.Data;

/// <summary>Rows to train on, rows to decide by (when to stop, which options), rows to report on. All share their vocabularies.</summary>
public sealed partial class Split
{
    private readonly Assignment? _assignment; // null where the parts are not all rows of one file

    private Split(
        string method,
        ulong? seed,
        SplitShares? shares,
        Protocol protocol,
        Assignment? assignment,
        Ratings train,
        Ratings validation,
        Ratings test)
    {
        (Method, Seed, Shares, Protocol, _assignment) = (method, seed, shares, protocol, assignment);
        (Train, Validation, Test) = (train, validation, test);
        Hash = HashOf(train, validation, test);
    }

    /// <summary>How it was made, such as "random".</summary>
    public string Method { get; }

    /// <summary>The seed it was drawn with; null where nothing was drawn.</summary>
    public ulong? Seed { get; }

    /// <summary>The shares that were asked for; null where none were.</summary>
    public SplitShares? Shares { get; }

    /// <summary>Only <see cref="Protocol.AsReported"/> may have its validation rows among its test rows.</summary>
    public Protocol Protocol { get; }

    /// <summary>Rows to train on.</summary>
    public Ratings Train { get; }

    /// <summary>Rows to decide by; may be none.</summary>
    public Ratings Validation { get; }

    /// <summary>Rows to report on.</summary>
    public Ratings Test { get; }

    /// <summary>Training and validation rows, in this order; training rows alone where the validation rows are test rows or none.</summary>
    public Ratings BeforeTest => Protocol != Protocol.AsReported && Validation.Count > 0 ? Train.And(Validation) : Train;

    /// <summary>
    /// 16 hexadecimal digits made of every code, rating and time in each part: equal hashes mean the same rows in the same parts.
    /// </summary>
    public string Hash { get; }

    /// <summary>
    /// The same rows with the test set as validation set, named for what it is: the reported number is then chosen by looking at it.
    /// Validation rows of the clean split go back to training, where the original had them.
    /// </summary>
    public Split AsReported() => Protocol == Protocol.AsReported
        ? this
        : new(Method, Seed, Shares, Protocol.AsReported, _assignment, Validation.Count == 0 ? Train : Train.And(Validation), Test, Test);

    /// <summary>
    /// The same rows to train on with the test set as validation set, so that nothing changes but what is looked at. What were the
    /// validation rows is left out; <see cref="AsReported"/> trains on them.
    /// </summary>
    public Split StoppedOnTest() => new(Method, Seed, Shares, Protocol.AsReported, assignment: null, Train, Test, Test);

    /// <summary>The split that an assignment of rows makes.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="seed">What it was drawn with.</param>
    /// <param name="shares">What was asked for.</param>
    /// <param name="decides">Whether validation rows were asked for.</param>
    /// <param name="ratings">The rows.</param>
    /// <param name="assignment">The part of each.</param>
    /// <exception cref="ArgumentException">A part would be empty.</exception>
    private static Split Make(string method, ulong? seed, SplitShares? shares, bool decides, Ratings ratings, Assignment assignment)
    {
        Refuse(Part.Train, "train on", wanted: true);
        Refuse(Part.Validation, "decide by", decides);
        Refuse(Part.Test, "report on", wanted: true);
        return new Split(
            method, seed, shares, Protocol.Clean, assignment,
            assignment.Select(ratings, Part.Train), assignment.Select(ratings, Part.Validation), assignment.Select(ratings, Part.Test));

        void Refuse(Part part, string purpose, bool wanted)
        {
            if (wanted && assignment.CountOf(part) == 0)
                throw new ArgumentException(
                    $"The split '{method}' of {ratings.Count:N0} rows by {ratings.Users.Count:N0} users of {ratings.Items.Count:N0} "
                    + $"items leaves no row to {purpose}. Take other shares, another split, or more "
                    + $"rows{(part == Part.Validation ? ", or do without validation rows (--validation 0)" : "")}.");
        }
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
