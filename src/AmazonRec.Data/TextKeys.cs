using System.Runtime.InteropServices;
using AmazonRec.Compute;

namespace AmazonRec.Data;

/// <summary>
/// What each row is compared by where a user's texts are: the fingerprint of its text. A row without a text is told by its time and rating,
/// and by its item or those that have texts in common with it: on items that share no text, equal days and stars are no evidence of one
/// review.
/// </summary>
internal static class TextKeys
{
    /// <summary>
    /// A key for each row: rows of one user with the same key are the same review. Null where the ratings come without texts.
    /// </summary>
    public static ulong[]? Compute(Ratings ratings)
    {
        if (ratings.TextHash is not { } text || !text.AsSpan().Contains(0UL)) return ratings.TextHash;
        var kin = Repeat(ratings, text) ? KinOf(ratings, text) : null;
        var keys = (ulong[])text.Clone();
        for (var row = 0; row < keys.Length; row++)
            if (keys[row] == 0) keys[row] = WithoutText(ratings, row, kin);
        return keys;
    }

    private static ulong WithoutText(Ratings ratings, int row, DisjointSets? kin)
    {
        var (item, time) = (ratings.Item[row], ratings.Time[row]);
        var on = kin is null || time == 0 ? item : kin[item]; // unknown times agree with none
        return ByteHash.Compute(MemoryMarshal.AsBytes<long>([time, BitConverter.SingleToInt32Bits(ratings.Value[row]), on]));
    }

    /// <summary>Whether a user has several rows without a text.</summary>
    private static bool Repeat(Ratings ratings, ulong[] text)
    {
        var seen = new bool[ratings.Users.Count];
        for (var row = 0; row < text.Length; row++)
        {
            if (text[row] != 0) continue;
            if (seen[ratings.User[row]]) return true;
            seen[ratings.User[row]] = true;
        }

        return false;
    }

    /// <summary>Joins the items on which a user has the same text.</summary>
    private static DisjointSets KinOf(Ratings ratings, ulong[] text)
    {
        var kin = new DisjointSets(ratings.Items.Count);
        var byUser = RowIndex.ByUser(ratings);
        var (keys, items) = (Array.Empty<ulong>(), Array.Empty<int>());
        for (var user = 0; user < byUser.Count; user++)
        {
            var rows = byUser[user];
            if (rows.Length < 2) continue;
            if (keys.Length < rows.Length) (keys, items) = (new ulong[2 * rows.Length], new int[2 * rows.Length]);
            for (var i = 0; i < rows.Length; i++) (keys[i], items[i]) = (text[rows[i]], ratings.Item[rows[i]]);
            MemoryExtensions.Sort(keys.AsSpan(0, rows.Length), items.AsSpan(0, rows.Length));
            for (var i = 1; i < rows.Length; i++)
                if (keys[i] != 0 && keys[i] == keys[i - 1]) kin.Join(items[i - 1], items[i]);
        }

        return kin;
    }
}
