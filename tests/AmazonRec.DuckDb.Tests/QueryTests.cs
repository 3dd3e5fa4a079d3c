using AmazonRec.Data;
using AmazonRec.Testing;

namespace AmazonRec.DuckDb.Tests;

public sealed class QueryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DuckDbRatings _database = new();
    private readonly DataSource _source;

    public QueryTests() => _source = DataSource.File(
        _folder.Write("some.csv", "user,item,rating,time,colour\nu1,i1,5,10,red\nu2,i1,3,20,blue\nu2,i2,4,30,red\n"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ratings_and_the_columns_of_the_file_are_tables()
    {
        var answer = _database.Query("select \"user\", count(*) n, avg(rating) mean from ratings group by 1 order by 1;", _source, new());
        Assert.Equal(["user", "n", "mean"], answer.Columns.Select(column => column.Name));
        Assert.Equal(["u1", "u2"], (string[])answer.Columns[0].Values);
        Assert.Equal([1L, 2L], (long?[])answer.Columns[1].Values);
        Assert.Equal([5.0, 3.5], (double?[])answer.Columns[2].Values);
        Assert.Equal(
            ["red", "blue"],
            (string[])_database.Query("select colour from data group by 1 order by count(*) desc", _source, new()).Columns[0].Values);
    }

    [Fact]
    public void No_more_rows_are_taken_than_asked_for()
    {
        var answer = _database.Query("from ratings", _source, new(), most: 2);
        Assert.Equal((2, true), (answer.Count, answer.IsCut));
        answer = _database.Query("from ratings", _source, new(), most: 3);
        Assert.Equal((3, false), (answer.Count, answer.IsCut));
    }

    [Fact]
    public void Values_are_of_four_types()
    {
        var answer = _database.Query("select true, 1.5::decimal(4, 1), date '2018-03-31', [1, 2], null, sum(1::bigint)", _source, new());
        Assert.Equal(
            [1L, 1.5, new DateTime(2018, 3, 31), "[1, 2]", null, 1L], answer.Columns.Select(column => column.Values.GetValue(0)));
    }

    [Theory]
    [InlineData("copy ratings to 'x.csv'", "no other statement")]
    [InlineData("create table x as from ratings", "no other statement")]
    [InlineData("attach 'x.db'", "no other statement")]
    [InlineData("select 1; select 2", "one at a time")]
    [InlineData("", "empty")]
    [InlineData("selct 1", "syntax error")]
    [InlineData("select nothing from ratings", "nothing")]
    [InlineData("from read_text('/etc/hostname')", "disabled by configuration")]
    [InlineData("from read_csv('https://localhost/x.csv')", "")]
    public void What_is_no_query_of_these_files_is_refused(string sql, string why) =>
        Assert.Contains(why, Assert.Throws<FormatException>(() => _database.Query(sql, _source, new())).Message);

    [Theory]
    [InlineData("answer.csv")]
    [InlineData("answer.parquet")]
    [InlineData("answer.json")]
    [InlineData("answer.jsonl")]
    public void Answers_become_files(string name)
    {
        var path = _folder.PathOf(name);
        Assert.Equal(2, _database.QueryTo("select * from ratings where rating > 3", _source, new(), path));
        Assert.True(new FileInfo(path).Length > 0);
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public void A_query_that_fails_leaves_the_old_file_alone()
    {
        var path = _folder.Write("old.csv", "old");
        Assert.Throws<FormatException>(() => _database.QueryTo("select 1 / nothing from ratings", _source, new(), path));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
        Assert.Contains(
            ".parquet",
            Assert.Throws<ArgumentException>(() => _database.QueryTo("from ratings", _source, new(), _folder.PathOf("x.xls"))).Message);
    }
}
