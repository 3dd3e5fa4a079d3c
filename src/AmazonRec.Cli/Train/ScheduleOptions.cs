using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Data;
using AmazonRec.Training;

namespace AmazonRec.Cli.Train;

/// <summary>The options that say how long training goes, and on how many threads.</summary>
internal sealed class ScheduleOptions
{
    private readonly Option<int?> _epochs = Epochs();
    private readonly Option<string?> _schedule = new("--schedule")
    {
        Description =
            $"How the learning rate goes: {string.Join(" or ", Schedule.ByName.Keys)} (fastai's, peaking at --lr); the model's "
            + "published one by default.",
        HelpName = "NAME",
    };
    private readonly Option<int?> _patience = new("--patience")
    {
        Description = "Epochs without a better validation loss before training stops and goes back to the best; 0 to train all.",
        HelpName = "N",
    };
    private readonly Option<int> _threads = ThreadsOption.Create();

    /// <summary>The epochs alone, for commands that choose the rest themselves.</summary>
    public static Option<int?> Epochs() => new("--epochs") { Description = "Passes over the training rows, at most.", HelpName = "N" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _epochs, _schedule, _patience, _threads }) command.Add(option);
    }

    /// <summary>Whether it is said when to stop.</summary>
    public bool Stops(ParseResult parsed) => parsed.GetValue(_patience) is not null;

    /// <summary>The option that says on how many threads.</summary>
    public Option Threads => _threads;

    public int ThreadsOf(ParseResult parsed) => parsed.GetValue(_threads);

    /// <summary>A recipe, changed by what is given.</summary>
    /// <exception cref="ArgumentException">There is no such schedule.</exception>
    public TrainingOptions Apply(ParseResult parsed, TrainingOptions recipe) => recipe with
    {
        Epochs = parsed.GetValue(_epochs) ?? recipe.Epochs,
        Schedule = parsed.GetValue(_schedule) is { } schedule ? Find(schedule) : recipe.Schedule,
        EarlyStopping = parsed.GetValue(_patience) switch
        {
            0 => null,
            { } given => new EarlyStopping(given) { CountsStart = recipe.EarlyStopping is { CountsStart: true } },
            null => recipe.EarlyStopping,
        },
        Threads = ThreadsOf(parsed),
    };

    private static Schedule Find(string name) => Schedule.ByName.TryGetValue(name, out var schedule)
        ? schedule
        : throw new ArgumentException(
            $"There is no schedule '{name}'.{Nearest.Hint(name, Schedule.ByName.Keys)} Schedules: "
            + $"{string.Join(", ", Schedule.ByName.Keys)}.");
}
