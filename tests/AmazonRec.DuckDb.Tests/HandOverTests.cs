using AmazonRec.Data;
using AmazonRec.Data.Coded;
using AmazonRec.Testing;

namespace AmazonRec.DuckDb.Tests;

public sealed class HandOverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public HandOverTests() => _path = _folder.Write(
        "rows.csv", string.Concat(Enumerable.Range(0, 5000).Select(i => $"A{i % 90:D12},B{(i * 7) % 40:D9},{1 + (i % 5)},{1_400_000_000 + i}\n")));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_will_not_fit_is_handed_over_and_the_notice_says_so()
    {
        var notices = new List<string>();
        var options = new ReadOptions { Database = () => new DuckDbRatings(), Notice = notices.Add, AvailableMemory = 100_000 };
        Same.Assert(Ratings.Read(_path), Ratings.Read(_path, options));
        Assert.Contains("5,000 rows would take 480.0 kB of memory, and the machine has 80.0 kB", Assert.Single(notices));
        notices.Clear();
        options = options with { AvailableMemory = null, Memory = 300_000 };
        var filters = new FilterPlan { MinUserRatings = 2 };
        Same.Assert(Ratings.Read(DataSource.File(_path), new(), filters), Ratings.Read(DataSource.File(_path), options, filters));
        Assert.Empty(notices); // most ids go by counting
        Assert.Equal(5000, Ratings.Read(_path, options).Count);
        Assert.Contains("and --memory leaves 300.0 kB", Assert.Single(notices));
    }

    [Fact]
    public void A_file_that_fits_is_not()
    {
        var options = new ReadOptions { Database = () => throw new InvalidOperationException("asked for") };
        Assert.Equal(5000, Ratings.Read(_path, options).Count);
    }

    [Fact]
    public void Without_the_plug_in_the_error_tells_how_to_add_it()
    {
        var options = new ReadOptions
        {
            Database = () => throw new FileNotFoundException("amazonrec plugin install DuckDb"),
            AvailableMemory = 100_000,
        };
        var message = Assert.Throws<IOException>(() => Ratings.Read(_path, options)).Message;
        Assert.StartsWith($"{_path}: some 5,000 rows would take", message, StringComparison.Ordinal);
        Assert.EndsWith("amazonrec plugin install DuckDb", message, StringComparison.Ordinal);
        Assert.Contains("ReadOptions.Database", Assert.Throws<IOException>(() => Ratings.Read(_path, options with { Database = null })).Message);
    }

    [Fact]
    public void What_spills_is_gone_at_the_end_also_after_a_stop()
    {
        var spill = _folder.PathOf("spill");
        var options = new ReadOptions { Memory = 50_000_000, SpillFolder = spill };
        Same.Assert(Ratings.Read(_path), new DuckDbRatings().Read(DataSource.File(_path), options, new FilterPlan()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(spill));
        using var stop = new CancellationTokenSource();
        var stopped = options with { Cancellation = stop.Token, Progress = new Stopper(stop) };
        Assert.ThrowsAny<OperationCanceledException>(
            () => new DuckDbRatings().Read(DataSource.File(_path), stopped, new FilterPlan()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(spill));
    }

    [Fact]
    public void Coded_rows_come_in_blocks_that_are_the_ratings()
    {
        var (filters, writer) = (new FilterPlan { Copies = Keep.Last, MinItemRatings = 2, Core = 2 }, new Collector());
        var expected = Ratings.Read(DataSource.File(_path), new(), filters);
        new DuckDbRatings().WriteCoded(DataSource.File(_path), new(), filters, writer);
        Same.Assert(expected, writer.Ratings!);
        filters = filters with { SampleUsers = 5 };
        new DuckDbRatings().WriteCoded(DataSource.File(_path), new(), filters, writer);
        Same.Assert(Ratings.Read(DataSource.File(_path), new(), filters), writer.Ratings!);
    }

    [Fact]
    public void Coded_rows_of_sequences_keep_the_order_of_each_user()
    {
        var source = DataSource.File(_folder.Write("sequences.txt", "ann emma ulysses dubliners\nbob ulysses emma\ncleo emma dubliners\n"));
        var writer = new Collector();
        var options = new ReadOptions { Columns = ["user", "items"] };
        new DuckDbRatings().WriteCoded(source, options, new FilterPlan(), writer);
        Assert.True(writer.Ratings!.TimeIsOrder);
        Same.Assert(Ratings.Read(source, options), writer.Ratings);
    }

    [Fact]
    public void A_file_of_coded_rows_is_read_like_the_text_that_it_was_made_of()
    {
        var (database, rows) = (new DuckDbRatings(), _folder.PathOf("a.rows"));
        CodedRows.Write(Ratings.Read(_path), rows);
        var other = _folder.Write("other.csv", "user,item,rating,time\nA000000000001,B000000000,2,1500000000\nnew,B000000099,4,1500000001\n");
        foreach (var filters in new[] { new FilterPlan(), new FilterPlan { Copies = Keep.Last, MinUserRatings = 3, Core = 2 } })
        {
            Same.Assert(Read($"{_path};{other}"), Read($"{rows};{other}"));
            Same.Assert(Read($"{other};{_path}"), Read($"{other};{rows}"));

            Ratings Read(string files) => database.Read(DataSource.Files(files), new(), filters);
        }

        var source = DataSource.File(rows);
        Assert.Equal([5000L], (long?[])database.Query("select count(*) from ratings", source, new()).Columns[0].Values);
        Assert.Contains(
            "Ask for the table ratings", Assert.Throws<FormatException>(() => database.Query("from data", source, new())).Message,
            StringComparison.Ordinal);
        database.Convert(source, new(), new FilterPlan(), _folder.PathOf("back.csv"));
        Same.Assert(Ratings.Read(_path), Ratings.Read(_folder.PathOf("back.csv")));
        var verified = new ReadOptions { VerifiedOnly = true };
        Assert.Contains("which purchases", Assert.Throws<ArgumentException>(() => Ratings.Read(rows, verified)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => database.Read(source, verified, new FilterPlan()));
    }

    [Fact]
    public void Coded_rows_that_tell_an_order_still_do()
    {
        var (text, rows) = (_folder.Write("order.txt", "ann emma ulysses\nbob ulysses emma\n"), _folder.PathOf("order.rows"));
        var read = Ratings.Read(DataSource.File(text), new ReadOptions { Columns = ["user", "items"] });
        CodedRows.Write(read, rows);
        Same.Assert(read, new DuckDbRatings().Read(DataSource.File(rows), new(), new FilterPlan()));
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<double>
    {
        public void Report(double value) => stop.Cancel();
    }

    private sealed class Collector : ICodedRowsWriter
    {
        private readonly List<int> _user = [], _item = [];
        private readonly List<float> _value = [];
        private readonly List<long> _time = [];
        private Vocabulary? _users, _items;
        private long _rows;

        public Ratings? Ratings { get; private set; }

        public void Begin(Vocabulary users, Vocabulary items, long rows)
        {
            (_users, _items, _rows) = (users, items, rows);
            _user.Clear();
            _item.Clear();
            _value.Clear();
            _time.Clear();
        }

        public void Append(ReadOnlySpan<int> user, ReadOnlySpan<int> item, ReadOnlySpan<float> value, ReadOnlySpan<long> time)
        {
            _user.AddRange(user);
            _item.AddRange(item);
            _value.AddRange(value);
            _time.AddRange(time);
        }

        public void End(bool isImplicit, bool timeIsOrder, IReadOnlyList<FunnelStep> funnel)
        {
            Assert.Equal(_rows, _user.Count);
            Ratings = new Ratings(_users!, _items!, [.. _user], [.. _item], [.. _value], [.. _time])
            {
                IsImplicit = isImplicit,
                TimeIsOrder = timeIsOrder,
                Funnel = funnel,
            };
        }
    }
}
