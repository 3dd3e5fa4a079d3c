using AmazonRec.Data;
using AmazonRec.Data.Filtering;
using AmazonRec.Data.Reading;

namespace AmazonRec.DuckDb;

/// <summary>
/// Filters rows in the database, and gives the ids of those that are left numbers in place of texts: tables <c>users</c> and <c>items</c>
/// (<c>id</c>, <c>c</c>), and <c>kept</c> (<c>rn</c>, <c>u</c>, <c>i</c>, <c>v</c>, <c>t</c>, <c>x</c>). As many rows as can be are dropped
/// before their ids are looked up: of Amazon's users, most have a few ratings and are never coded.
/// </summary>
internal sealed class Sieve
{
    private readonly Database _database;
    private readonly DataSource _source;
    private readonly RawRows _raw;
    private readonly ReadOptions _options;
    private readonly FilterPlan _filters;
    private readonly List<FunnelStep> _steps = [];
    private long _rows;

    private Sieve(Database database, DataSource source, RawRows raw, ReadOptions options, FilterPlan filters) =>
        (_database, _source, _raw, _options, _filters) = (database, source, raw, options, filters);

    /// <summary>What was read and what each filter left.</summary>
    public IReadOnlyList<FunnelStep> Steps => _steps;

    /// <summary>How many rows are left.</summary>
    public long Rows => _rows;

    /// <summary>The filters that are left for whoever has the rows in memory: those of texts and behind, and what is drawn.</summary>
    public FilterPlan Rest { get; private set; } = new();

    /// <summary>Filters rows.</summary>
    /// <exception cref="ArgumentException">As <see cref="FilterPlan.Apply"/>.</exception>
    /// <exception cref="BadRowException">A row has no id.</exception>
    public static Sieve Run(Database database, DataSource source, RawRows raw, ReadOptions options, FilterPlan filters)
    {
        var sieve = new Sieve(database, source, raw, options, filters);
        sieve.Filter();
        return sieve;
    }

    private void Filter()
    {
        var plan = _filters;
        var ahead = plan.Copies is null && !plan.DropRepeatedTexts; // counts come first, and can be taken of texts
        var (byUser, byItem) = (plan.MinUserRatings - 1, plan.MinItemRatings - 1);
        var counts = ahead && (byUser > 0 || byItem > 0);
        var core = ahead && !counts ? plan.Core : null;
        string[] conditions = [.. Conditions().Select(condition => condition.Sql)];
        Count("item_counts", "i", conditions, join: false);
        var last = $"n{conditions.Length}";
        Code("items", "item_counts", $"{last} >= {(counts ? plan.MinItemRatings : core ?? 1)}");
        Count("user_counts", "u", conditions, join: counts && byItem > 0);
        if (_database.Number($"SELECT count(*) FROM (FROM user_counts SELECT id UNION ALL FROM item_counts SELECT id) WHERE {BadId}") > 0)
        {
            _raw.LeaveOutBadIds();
            Restart();
            return;
        }

        if (conditions.Length > 0) CheckTimes();
        First(conditions.Length);
        var left = counts && byItem > 0 ? "m" : last;
        if (counts && byItem > 0)
            Add(
                new LeastRatings(byUser, byItem).ItemStep,
                _database.Numbers("SELECT sum(m), count(*) FILTER (m > 0), (SELECT count(*) FROM items) FROM user_counts"));
        Code("users", "user_counts", $"{last} >= {(counts ? plan.MinUserRatings : core ?? 1)} AND {left} > 0");
        var where = conditions.Length > 0 ? $" WHERE {string.Join(" AND ", conditions)}" : "";
        _database.Run(
            $"CREATE TABLE kept AS SELECT s.rn, users.c AS u, items.c AS i, s.v, s.t, s.x FROM {RawRows.Source} s "
            + $"JOIN users ON s.u = users.id JOIN items ON s.i = items.id{where}");
        _database.Run("DROP TABLE item_counts; DROP TABLE user_counts");
        if (counts && byUser > 0) Close(new LeastRatings(byUser, byItem).UserStep);
        Then(counts);
    }

    /// <summary>The filters behind the first counts, on rows that are coded.</summary>
    private void Then(bool counted)
    {
        var plan = _filters;
        if (plan.Copies is { } keep) Copies(keep);
        if (plan.DropRepeatedTexts)
        {
            Rest = plan with { From = null, To = null, Copies = null };
            return;
        }

        if (!counted && (plan.MinUserRatings > 1 || plan.MinItemRatings > 1)) Least(plan.MinUserRatings - 1, plan.MinItemRatings - 1);
        if (plan.Core is { } core) Core(core);
        Rest = new FilterPlan { Balance = plan.Balance, SampleUsers = plan.SampleUsers, Seed = plan.Seed };
        _rows = _database.Number("SELECT count(*) FROM kept");
    }

    private static string BadId => $"id IS NULL OR trim(id, ' \t') = '' OR strlen(id) > {ParsedBlock.MaxId}";

    /// <summary>What rows must meet before anything is counted, in its order.</summary>
    private IEnumerable<(string Step, string Sql)> Conditions()
    {
        if (_options.VerifiedOnly) yield return (FunnelNames.Verified, "ok");
        if (_filters.From is null && _filters.To is null) yield break;
        var (from, to) = (Filters.Seconds(_filters.From) ?? long.MinValue, Filters.Seconds(_filters.To) ?? long.MaxValue);
        yield return (FunnelNames.Between(_filters.From, _filters.To), $"t >= {from + (from == long.MinValue ? 1 : 0)} AND t < {to}");
    }

    /// <summary>How often each id occurs: n0 times in all, n1 under the first condition, n2 under both; m times with an item that stays.</summary>
    private void Count(string table, string id, string[] conditions, bool join)
    {
        var counts = new List<string> { "count(*) AS n0" };
        for (var i = 0; i < conditions.Length; i++)
            counts.Add($"count(*) FILTER ({string.Join(" AND ", conditions.Take(i + 1))}) AS n{i + 1}");
        if (join)
            counts.Add(
                conditions.Length == 0
                    ? "count(items.c) AS m"
                    : $"count(items.c) FILTER ({string.Join(" AND ", conditions)}) AS m");
        var from = join ? $"{RawRows.Source} s LEFT JOIN items ON s.i = items.id" : $"{RawRows.Source} s";
        _database.Run($"CREATE TABLE {table} AS SELECT s.{id} AS id, {string.Join(", ", counts)} FROM {from} GROUP BY s.{id}");
    }

    private void Code(string table, string counts, string where) =>
        _database.Run($"CREATE TABLE {table} AS SELECT id, (row_number() OVER () - 1)::INTEGER AS c FROM {counts} WHERE {where}");

    private void CheckTimes()
    {
        if (_filters.From is null && _filters.To is null) return;
        const string Purpose = "a span of days";
        Times.RefuseOrder(_raw.TimeIsOrder, Purpose);
        var only = _options.VerifiedOnly ? " WHERE ok" : "";
        var zero = _database.Numbers($"SELECT count(*) FILTER (t = 0), count(*) FROM {RawRows.Source}{only}");
        Times.Require(zero[0], zero[1], Purpose);
    }

    /// <summary>The steps before anything is coded.</summary>
    private void First(int conditions)
    {
        var names = Conditions().Select(condition => condition.Step).Prepend(FunnelNames.Read).ToArray();
        for (var i = 0; i <= conditions; i++)
        {
            var counts = _database.Numbers(
                $"SELECT sum(n{i}), count(*) FILTER (n{i} > 0), (SELECT count(*) FROM item_counts WHERE n{i} > 0) FROM user_counts");
            if (i > 0 && counts[0] == 0 && names[i] == FunnelNames.Verified)
                throw FileKind.NotVerified(_source, "no row is of a verified purchase");
            Add(names[i], counts);
        }
    }

    private void Restart()
    {
        _database.Run("DROP TABLE item_counts; DROP TABLE user_counts; DROP TABLE items");
        _steps.Clear();
        Filter();
    }

    /// <summary>Adds a step: rows, users and items that it left.</summary>
    private void Add(string step, long[] left)
    {
        var dropped = _steps.Count == 0 ? _raw.Bad.Count : checked((int)(_rows - left[0]));
        _rows = left[0];
        _steps.Add(new FunnelStep(step, checked((int)left[0]), (int)left[1], (int)left[2], dropped));
        if (_rows == 0) throw FilterPlan.NothingLeft(_steps);
    }

    private void Close(string step) => Add(
        step,
        _database.Numbers(
            "SELECT (SELECT count(*) FROM kept), (SELECT count(*) FROM (SELECT DISTINCT u FROM kept)), "
            + "(SELECT count(*) FROM (SELECT DISTINCT i FROM kept))"));

    private void Replace(string sql) => _database.Run($"CREATE TABLE next AS {sql}; DROP TABLE kept; ALTER TABLE next RENAME TO kept");

    private void Copies(Keep keep)
    {
        var place = keep == Keep.First ? "min_by(rn, (t, rn))" : "max_by(rn, (t, rn))";
        _database.Run(
            $"CREATE TABLE pairs AS SELECT u, i, {place} AS rn, (sum(v::DOUBLE) / count(*))::FLOAT AS mean FROM kept GROUP BY u, i "
            + "HAVING count(*) > 1");
        var value = keep == Keep.Mean ? "coalesce(p.mean, k.v) AS v" : "k.v";
        Replace(
            $"SELECT k.rn, k.u, k.i, {value}, k.t, k.x FROM kept k LEFT JOIN pairs p ON k.u = p.u AND k.i = p.i "
            + "WHERE p.rn IS NULL OR p.rn = k.rn");
        _database.Run("DROP TABLE pairs");
        Close(FunnelNames.WithoutCopies(keep));
    }

    private void Least(int perUser, int perItem)
    {
        var least = new LeastRatings(perUser, perItem);
        _database.Run($"CREATE TABLE few_users AS SELECT u FROM kept GROUP BY u HAVING count(*) <= {perUser}");
        if (perItem > 0)
        {
            Replace($"SELECT * FROM kept WHERE i NOT IN (SELECT i FROM kept GROUP BY i HAVING count(*) <= {perItem})");
            Close(least.ItemStep);
        }

        if (perUser > 0)
        {
            Replace("SELECT * FROM kept WHERE u NOT IN (SELECT u FROM few_users)");
            Close(least.UserStep);
        }

        _database.Run("DROP TABLE few_users");
    }

    /// <summary>Drops rows whose user or item is outside the core; where the first counts were taken for it, its first round is behind it.</summary>
    private void Core(int core)
    {
        var rounds = _database.Number("SELECT count(*) FROM kept") < _rows ? 1 : 0;
        var members = new CoreMembers(
            _database.Numbers("SELECT (SELECT coalesce(max(c), -1) + 1 FROM users), (SELECT coalesce(max(c), -1) + 1 FROM items)"), core);
        var own = members.Find(take => _database.Read("SELECT u, i FROM kept", row =>
        {
            take(row.GetInt32(0), row.GetInt32(1));
            return true;
        }));
        if (own > 0)
        {
            Lost("few_users", members.Users);
            Lost("few_items", members.Items);
            Replace("SELECT k.* FROM kept k ANTI JOIN few_users ON k.u = few_users.c ANTI JOIN few_items ON k.i = few_items.c");
            _database.Run("DROP TABLE few_users; DROP TABLE few_items");
        }

        Close(FunnelNames.Core(core, core, rounds + own));
    }

    /// <summary>Writes the codes that are not left into a table.</summary>
    private void Lost(string table, ReadOnlySpan<int> counts)
    {
        _database.Run($"CREATE TABLE {table} (c INTEGER)");
        _database.Fill(table, counts, static (appender, counts) =>
        {
            for (var code = 0; code < counts.Length; code++)
                if (counts[code] == 0) appender.CreateRow().AppendValue(code).EndRow();
        });
    }
}
