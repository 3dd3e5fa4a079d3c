using AmazonRec.Data;
using AmazonRec.Plugins;
using AmazonRec.Testing;

namespace AmazonRec.DuckDb.Tests;

public sealed class ParquetTests : IDisposable
{
    private static readonly FilterPlan All = new();

    private readonly TemporaryFolder _folder = new();
    private readonly DuckDbRatings _database = new() { PlainFrom = 0 };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_was_cut_off_is_told()
    {
        var source = DataSource.File(_folder.Write("cut.parquet", "PAR1 and no more"));
        var told = Assert.Throws<FormatException>(() => new DuckDbRatings().Read(source, new(), new FilterPlan()));
        Assert.Contains("damaged or cut off", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_files_converted_to_Parquet_and_back_hold_the_same_rows()
    {
        var read = 0;
        for (var seed = 1000; seed < 1040; seed++)
        {
            var random = new RandomFiles(seed);
            var kind = seed % 4;
            var text = kind == 0 ? random.SequencesFile() : kind == 1 ? random.ReviewsFile() : random.ColumnsFile();
            var (path, parquet) = (_folder.Write($"{seed}.txt", text), _folder.PathOf($"{seed}.parquet"));
            var (source, options, filters) = (DataSource.File(path), random.Options() with { VerifiedOnly = false }, random.Filters());
            Ratings expected;
            try
            {
                expected = Ratings.Read(source, options, filters);
            }
            catch (Exception e) when (e is FormatException or ArgumentException)
            {
                continue;
            }

            // What was left out and what filters left are steps of the first reading alone; Keep.Mean leaves the scale.
            var again = new ReadOptions { RatingRange = new RatingRange(-100, 100) };
            Assert.Equal(expected.Funnel, _database.Convert(source, options, filters, parquet));
            Same.Assert(
                expected.AsRead("read", []),
                _database.Read(DataSource.File(parquet), again, All));
            read++;
        }

        Assert.True(read > 10, $"{read} read");
    }

    [Fact]
    public void Several_files_are_read_in_the_order_of_their_names_as_if_they_were_one()
    {
        var whole = "user,item,rating,time\n";
        for (var part = 0; part < 3; part++)
        {
            var rows = string.Concat(Enumerable.Range(0, 50).Select(i => $"u{i % 7},i{(i * part) % 5},{1 + (i % 5)},{(part * 100) + i}\n"));
            whole += rows;
            _folder.Write($"part-{2 - part}.csv", $"user,item,rating,time\n{rows}");
        }

        var one = _folder.Write("whole.csv", ReverseParts(whole));
        var pattern = DataSource.Files(_folder.PathOf("part-*.csv"));
        Assert.Equal(3, pattern.Parts.Count);
        var filters = new FilterPlan { Core = 3 };
        Same.Assert(Ratings.Read(DataSource.File(one), new(), filters), _database.Read(pattern, new(), filters));
        foreach (var part in pattern.Parts) _database.Convert(part, new(), All, Path.ChangeExtension(part.Path!, ".parquet"));
        var parquet = DataSource.Files(_folder.PathOf("part-*.parquet"));
        Same.Assert(Ratings.Read(DataSource.File(one), new(), filters), _database.Read(parquet, new(), filters));
        var mixed = DataSource.Files(string.Join(';', parquet.Parts[0].Path, pattern.Parts[1].Path, parquet.Parts[2].Path));
        Same.Assert(Ratings.Read(DataSource.File(one), new(), filters), _database.Read(mixed, new(), filters));
    }

    [Fact]
    public void Bad_rows_of_Parquet_are_named_by_their_row_or_left_out_if_that_is_allowed()
    {
        var path = _folder.PathOf("bad.parquet");
        var csv = _folder.Write("some.csv", "user,item,rating,time\nu1,i1,5,10\n");
        _database.QueryTo(
            "select * from (values ('u1', 'i1', 5.0, 10), (null, 'i1', 4.0, 11), ('u2', 'i2', 9.0, 12), ('u2', ' ', 3.0, 13), "
            + "('u2', 'i1', 2.0, 14)) as t(user_id, product_id, stars, timestamp)",
            DataSource.File(csv), new(), path);
        var source = DataSource.File(path);
        var error = Assert.Throws<BadRowException>(() => _database.Read(source, new(), All));
        Assert.Equal(3, error.Row.Line);
        Assert.StartsWith($"{path}:3: rating 9 is outside 1 to 5", error.Message, StringComparison.Ordinal);
        Assert.Equal(
            "the user id is empty",
            Assert.Throws<BadRowException>(() => _database.Read(source, new ReadOptions { SkipBadRows = 1 }, All)).Row.Reason);
        var ratings = _database.Read(source, new ReadOptions { SkipBadRows = 3 }, All);
        Assert.Equal([5f, 2f], ratings.Value);
        Assert.Equal([3L, 2L, 4L], ratings.BadRows.Select(row => row.Line));
        Assert.Equal(new FunnelStep("read", 2, 2, 1, 3), Assert.Single(ratings.Funnel));
    }

    [Fact]
    public void Columns_of_Parquet_may_be_named_and_times_be_timestamps()
    {
        var path = _folder.PathOf("other.parquet");
        var csv = _folder.Write("some.csv", "user,item,rating,time\nu1,i1,5,10\n");
        _database.QueryTo(
            "select 7 as who, 'x' as what, 4::tinyint as how, timestamp '2018-03-31 00:00:01' as at", DataSource.File(csv), new(), path);
        Assert.Contains(
            "--columns user=NAME",
            Assert.Throws<FormatException>(() => _database.Read(DataSource.File(path), new(), All)).Message);
        var ratings = _database.Read(
            DataSource.File(path), new ReadOptions { Columns = ["user=who", "item=what", "rating=how", "time=at"] }, All);
        Assert.Equal(("7", "x", 4f, 1522454401L), (ratings.Users[0], ratings.Items[0], ratings.Value[0], ratings.Time[0]));
    }

    [Fact]
    public void The_library_finds_the_database() => Assert.IsType<DuckDbRatings>(RatingsDatabase.Load());

    /// <summary>Parts were written from the last name to the first.</summary>
    private static string ReverseParts(string whole)
    {
        var lines = whole.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', [lines[0], .. lines[101..151], .. lines[51..101], .. lines[1..51]]) + "\n";
    }
}
