using AmazonRec.Data;
using AmazonRec.Data.Coded;

namespace AmazonRec.DuckDb;

/// <summary>A file of coded rows as tables: the rows, and the ids of users and items by their codes.</summary>
internal sealed class CodedTables
{
    private readonly Database _database;
    private readonly DataSource _file;
    private readonly ReadOptions _options;
    private readonly string _name;

    private CodedTables(Database database, DataSource file, ReadOptions options, string name) =>
        (_database, _file, _options, _name) = (database, file, options, name);

    /// <summary>How many rows there are.</summary>
    public long Count { get; private set; }

    /// <summary>Whether they tell only who chose what.</summary>
    public bool IsImplicit { get; private set; }

    /// <summary>Whether times tell only each user's order.</summary>
    public bool TimeIsOrder { get; private set; }

    /// <summary>Brings a file into tables whose names begin so.</summary>
    /// <exception cref="FormatException">It is damaged.</exception>
    /// <exception cref="ArgumentException">Verified purchases are asked for.</exception>
    public static CodedTables Insert(Database database, DataSource file, ReadOptions options, string name)
    {
        CodedRows.RefuseVerified(file.Name, options);
        var tables = new CodedTables(database, file, options, name);
        tables.Insert();
        return tables;
    }

    /// <summary>The rows with their ids.</summary>
    /// <param name="start">Place of the first.</param>
    public string Sql(long start) =>
        $"SELECT r.rowid + {start} AS rn, a.id AS u, b.id AS i, r.v, r.t, 0::UBIGINT AS x, NULL::BOOLEAN AS ok FROM {_name} r "
        + $"JOIN {_name}_users a ON r.u = a.c JOIN {_name}_items b ON r.i = b.c";

    private void Insert()
    {
        using var rows = CodedRows.Open(_file.Path!);
        (Count, IsImplicit, TimeIsOrder) = (rows.Count, rows.IsImplicit, rows.TimeIsOrder);
        Insert("users", rows.ReadUsers());
        Insert("items", rows.ReadItems());
        _database.Run($"CREATE TABLE {_name} (u INTEGER, i INTEGER, v FLOAT, t BIGINT)");
        _database.Fill(_name, appender =>
        {
            var block = rows.NewBlock();
            for (var b = 0; b < rows.Blocks; b++)
            {
                _options.Cancellation.ThrowIfCancellationRequested();
                rows.Read(b, block);
                for (var row = 0; row < block.Count; row++)
                    appender.CreateRow()
                        .AppendValue(block.User[row])
                        .AppendValue(block.Item[row])
                        .AppendValue(block.Value[row])
                        .AppendValue(block.Time[row])
                        .EndRow();
                _options.Progress?.Report((b + 1.0) / rows.Blocks);
            }
        });
    }

    private void Insert(string kind, Vocabulary ids)
    {
        _database.Run($"CREATE TABLE {_name}_{kind} (c INTEGER, id VARCHAR)");
        _database.Fill($"{_name}_{kind}", appender =>
        {
            for (var code = 0; code < ids.Count; code++) appender.CreateRow().AppendValue(code).AppendValue(ids[code]).EndRow();
        });
    }
}
