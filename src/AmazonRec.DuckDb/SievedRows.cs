using System.Text;
using AmazonRec.Compute;
using AmazonRec.Data;
using DuckDB.NET.Data;

namespace AmazonRec.DuckDb;

/// <summary>Takes the rows that a sieve left out of the database, in the order of the files, with the codes of sorted ids.</summary>
internal static class SievedRows
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
        var columns = new Columns(count, raw.HasTexts) { UserCodes = userCodes, ItemCodes = itemCodes };
        var row = 0;
        database.Read(Ordered, reader =>
        {
            columns.Take(row++, reader);
            return true;
        });
        // As without a database: a file in which no row has a text, or none that is left was read with one, has no fingerprints.
        return new Ratings(users, items, columns.User, columns.Item, columns.Value, columns.Time)
        {
            TextHash = columns.Text,
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
        var columns = new Columns(Block, texts: false) { UserCodes = userCodes, ItemCodes = itemCodes };
        var used = 0;
        database.Read(Ordered, reader =>
        {
            columns.Take(used++, reader);
            if (used == Block) Append();
            return true;
        });
        Append();
        writer.End(raw.IsImplicit, raw.TimeIsOrder, sieve.Steps);

        void Append()
        {
            writer.Append(
                columns.User.AsSpan(0, used), columns.Item.AsSpan(0, used), columns.Value.AsSpan(0, used), columns.Time.AsSpan(0, used));
            used = 0;
        }
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

    /// <summary>Room for some rows.</summary>
    private sealed class Columns(int rows, bool texts)
    {
        public required int[] UserCodes { get; init; }

        public required int[] ItemCodes { get; init; }

        public int[] User { get; } = LargeArray.Uninitialized<int>(rows);

        public int[] Item { get; } = LargeArray.Uninitialized<int>(rows);

        public float[] Value { get; } = LargeArray.Uninitialized<float>(rows);

        public long[] Time { get; } = LargeArray.Uninitialized<long>(rows);

        public ulong[]? Text { get; } = texts ? new ulong[rows] : null;

        /// <summary>Takes the row on which a reader stands.</summary>
        public void Take(int row, DuckDBDataReader reader)
        {
            User[row] = UserCodes[reader.GetInt32(0)];
            Item[row] = ItemCodes[reader.GetInt32(1)];
            Value[row] = reader.GetFloat(2);
            Time[row] = reader.GetInt64(3);
            if (Text is not null) Text[row] = reader.GetFieldValue<ulong>(4);
        }
    }
}
