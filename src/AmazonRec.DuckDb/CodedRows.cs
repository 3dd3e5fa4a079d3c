using System.Text;
using AmazonRec.Compute;
using AmazonRec.Data;

namespace AmazonRec.DuckDb;

/// <summary>Takes the rows that a sieve left out of the database, in the order of the files, with the codes of sorted ids.</summary>
internal static class CodedRows
{
    private const int Block = 1 << 16;

    private const string Ordered = "SELECT u, i, v, t, x FROM kept ORDER BY rn";

    /// <summary>All of them in memory.</summary>
    public static Ratings ToRatings(Database database, RawRows raw, Sieve sieve)
    {
        if (sieve.Rows > Array.MaxLength)
            throw new FormatException($"{sieve.Rows:N0} rows; at most {Array.MaxLength:N0} can be read at once.");
        var count = (int)sieve.Rows;
        var (users, userCodes) = Vocabulary(database, "users", "u");
        var (items, itemCodes) = Vocabulary(database, "items", "i");
        var (user, item) = (LargeArray.Uninitialized<int>(count), LargeArray.Uninitialized<int>(count));
        var (value, time) = (LargeArray.Uninitialized<float>(count), LargeArray.Uninitialized<long>(count));
        var text = raw.HasTexts ? new ulong[count] : null;
        var row = 0;
        database.Read(Ordered, reader =>
        {
            user[row] = userCodes[reader.GetInt32(0)];
            item[row] = itemCodes[reader.GetInt32(1)];
            value[row] = reader.GetFloat(2);
            time[row] = reader.GetInt64(3);
            if (text is not null) text[row] = reader.GetFieldValue<ulong>(4);
            row++;
            return true;
        });
        // As without a database: a file in which no row has a text, or none that is left was read with one, has no fingerprints.
        return new Ratings(users, items, user, item, value, time)
        {
            TextHash = text,
            IsImplicit = raw.IsImplicit,
            TimeIsOrder = raw.TimeIsOrder,
            Funnel = sieve.Steps,
            BadRows = raw.Bad,
        };
    }

    /// <summary>All of them, block by block.</summary>
    public static void Write(Database database, RawRows raw, Sieve sieve, ICodedRowsWriter writer)
    {
        var (users, userCodes) = Vocabulary(database, "users", "u");
        var (items, itemCodes) = Vocabulary(database, "items", "i");
        writer.Begin(users, items, sieve.Rows);
        var (user, item, value, time) = (new int[Block], new int[Block], new float[Block], new long[Block]);
        var used = 0;
        database.Read(Ordered, reader =>
        {
            user[used] = userCodes[reader.GetInt32(0)];
            item[used] = itemCodes[reader.GetInt32(1)];
            value[used] = reader.GetFloat(2);
            time[used] = reader.GetInt64(3);
            if (++used < Block) return true;
            writer.Append(user, item, value, time);
            used = 0;
            return true;
        });
        if (used > 0) writer.Append(user.AsSpan(0, used), item.AsSpan(0, used), value.AsSpan(0, used), time.AsSpan(0, used));
        writer.End(raw.IsImplicit, sieve.Steps);
    }

    /// <summary>The ids that rows are left of, and their codes by the numbers that the database gave them.</summary>
    private static (Vocabulary Ids, int[] Codes) Vocabulary(Database database, string table, string column)
    {
        var numbers = database.Numbers($"SELECT count(*), coalesce(max(c), -1) FROM {table}");
        var kept = new bool[numbers[1] + 1];
        database.Read($"SELECT DISTINCT {column} FROM kept", row => kept[row.GetInt32(0)] = true);
        var (codes, ends, count, length) = (new int[kept.Length], new int[kept.AsSpan().Count(true)], 0, 0);
        var packed = new byte[Math.Max(1 << 10, ends.Length * 16L)];
        database.Read($"SELECT c, id FROM {table} ORDER BY id", row =>
        {
            var number = row.GetInt32(0);
            if (!kept[number]) return true;
            var id = row.GetString(1);
            var most = (long)length + Encoding.UTF8.GetMaxByteCount(id.Length);
            if (most > packed.Length) Array.Resize(ref packed, (int)Math.Min(Array.MaxLength, Math.Max(most, packed.Length * 2L)));
            length += Encoding.UTF8.GetBytes(id, packed.AsSpan(length));
            ends[count] = length;
            codes[number] = count++;
            return true;
        });
        return (Data.Vocabulary.OfPacked(packed[..length], ends), codes);
    }
}
