using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using AmazonRec.Collectives;
using AmazonRec.Plugins;
using AmazonRec.Training;

namespace AmazonRec.Cli.Options;

/// <summary>The options of a command that several processes run together, started by <c>mpirun</c>: ranks.</summary>
internal sealed class RanksOptions
{
    private const string Name = "--distributed";
    private const string PluginName = "Distributed";

    private static readonly ConditionalWeakTable<ParseResult, Ranks> Started = [];

    private readonly Option<bool> _distributed = new(Name)
    {
        Description = "Several processes do the work together, on one machine or on several: start them by mpirun -n N amazonrec ...",
    };

    private readonly Option<bool> _shardItems = new("--shard-items")
    {
        Description = "With --distributed: each process has the rows of its own items alone, and they send each other those of a batch; "
            + "for tables of items that are too large for one machine.",
    };

    private readonly Option<string?> _plan = new("--plan")
    {
        Description = "Train nothing, and tell what training would take on so many machines: seconds an epoch, memory, what bounds it. "
            + "Names: hosts, ranks (processes on each), cores, gbit, us (of a message), rows, users, items (those of --data by default).",
        HelpName = "hosts=N,...",
    };

    /// <summary>The option that asks for a plan.</summary>
    public Option PlanOption => _plan;

    /// <summary>All of them.</summary>
    public Option[] All => [_distributed, _shardItems, _plan];

    /// <summary>The machines to plan for; null to train.</summary>
    public string? Plan(ParseResult parsed) => parsed.GetValue(_plan);

    public void AddTo(Command command)
    {
        foreach (var option in All) command.Add(option);
    }

    /// <summary>The one that starts ranks, alone.</summary>
    public void AddDistributedTo(Command command) => command.Add(_distributed);

    /// <summary>Whether this process writes files: of several, one does.</summary>
    public bool Writes(ParseResult parsed) => Team(parsed) is not { Leads: false };

    /// <summary>Training by the ranks.</summary>
    public TrainingOptions Apply(ParseResult parsed, TrainingOptions options) => options with
    {
        Team = Team(parsed),
        ShardsItems = parsed.GetValue(_shardItems),
    };

    /// <summary>The ranks; null where one process works alone.</summary>
    public Team? Team(ParseResult parsed) => parsed.GetValue(_distributed) ? StartedBy(parsed)?.Team : null;

    /// <summary>Begins, where the command line asks for it, before the command does.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="notes">Told where there is one process alone.</param>
    /// <exception cref="FileNotFoundException">The plug-in is not built, or there is no MPI.</exception>
    /// <exception cref="ArgumentException">
    /// Another MPI started this process, or processes that were started together would all do the same.
    /// </exception>
    public static Ranks? Start(ParseResult parsed, TextWriter notes)
    {
        if (parsed.CommandResult.Command.Options.FirstOrDefault(option => option.Name == Name) is not Option<bool> option) return null;
        if (!parsed.GetValue(option))
        {
            return Launched() is not { } processes
                ? null
                : throw new ArgumentException(
                    $"This command was started {processes} times at once (mpirun), and each would do all of the work. Add {Name}, and they "
                    + "divide it; or start one.");
        }

        var ranks = new Ranks(Plugin.Load<ICollective>(PluginName));
        if (ranks.Team.Size == 1)
            notes.WriteLine($"note: {Name}, and one process alone. Several are started by mpirun -n N amazonrec ...");
        Started.Add(parsed, ranks);
        return ranks;
    }

    /// <summary>How many processes a launcher of MPI started together; null for one alone.</summary>
    private static string? Launched() => new[] { "PMI_SIZE", "OMPI_COMM_WORLD_SIZE" }.Select(Environment.GetEnvironmentVariable)
        .FirstOrDefault(size => int.TryParse(size, CultureInfo.InvariantCulture, out var processes) && processes > 1);

    private static Ranks? StartedBy(ParseResult parsed) => Started.TryGetValue(parsed, out var ranks) ? ranks : null;
}
