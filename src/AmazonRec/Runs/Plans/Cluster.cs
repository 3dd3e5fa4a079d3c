using System.Globalization;

namespace AmazonRec.Runs.Plans;

/// <summary>Machines, and what is to be trained on them.</summary>
public sealed record Cluster
{
    private static readonly string[] Names = ["hosts", "ranks", "cores", "gbit", "us", "rows", "users", "items"];

    /// <summary>How many machines.</summary>
    public int Hosts { get; init; } = 1;

    /// <summary>Processes on each.</summary>
    public int Ranks { get; init; } = 1;

    /// <summary>Cores of each; a process has its share of them.</summary>
    public int Cores { get; init; } = Environment.ProcessorCount;

    /// <summary>What each receives from the others at most, in Gbit/s.</summary>
    public double Gbit { get; init; } = 10;

    /// <summary>Time of a message from one to another, in microseconds.</summary>
    public double Microseconds { get; init; } = 30;

    /// <summary>Training rows.</summary>
    public long Rows { get; init; }

    /// <summary>Users.</summary>
    public int Users { get; init; }

    /// <summary>Items.</summary>
    public int Items { get; init; }

    /// <summary>Processes in all.</summary>
    public int Size => Hosts * Ranks;

    /// <summary>Reads what was written as <c>hosts=64,gbit=25,rows=571M,users=54M,items=48M</c>; what is not there stays.</summary>
    /// <param name="text">Names with their values: hosts, ranks and cores of each, gbit, us (microseconds), rows, users, items.</param>
    /// <exception cref="ArgumentException">A name is unknown, or a value is no number above 0.</exception>
    public Cluster With(string text)
    {
        var (cluster, seen) = (this, new HashSet<string>());
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = part.Split('=', 2) is [var left, var right]
                ? (left.Trim().ToLowerInvariant(), Number(left.Trim(), right.Trim()))
                : throw new ArgumentException($"'{part}' is no name=value. {Help}");
            if (!seen.Add(name)) throw new ArgumentException($"'{name}' stands twice in the plan. Leave out one of them.");
            cluster = name switch
            {
                "hosts" => cluster with { Hosts = Whole(name, value) },
                "ranks" => cluster with { Ranks = Whole(name, value) },
                "cores" => cluster with { Cores = Whole(name, value) },
                "gbit" => cluster with { Gbit = value },
                "us" => cluster with { Microseconds = value },
                "rows" => cluster with { Rows = (long)value },
                "users" => cluster with { Users = Whole(name, value) },
                "items" => cluster with { Items = Whole(name, value) },
                _ => throw new ArgumentException($"There is no '{name}' in a plan.{Data.Nearest.Hint(name, Names)} {Help}"),
            };
        }

        return cluster;
    }

    private static string Help => $"Names: {string.Join(", ", Names)}, as in hosts=64,gbit=25,rows=571M,users=54M,items=48M.";

    private static double Number(string name, string text)
    {
        var factor = text.Length == 0 ? 1 : char.ToLowerInvariant(text[^1]) switch { 'k' => 1e3, 'm' => 1e6, 'b' or 'g' => 1e9, _ => 1 };
        var digits = factor == 1 ? text : text[..^1];
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && value < 1e15
            ? value * factor
            : throw new ArgumentException(
                $"{name}={text}: '{text}' is no number above 0, such as 64, 2.5 or 571M (k, M and G are thousands, millions and billions).");
    }

    private static int Whole(string name, double value) => value >= 1 && value <= int.MaxValue
        ? (int)value
        : throw new ArgumentException(
            $"{name}={value.ToString(CultureInfo.InvariantCulture)}: takes a number from 1 to {int.MaxValue:N0}.");
}
