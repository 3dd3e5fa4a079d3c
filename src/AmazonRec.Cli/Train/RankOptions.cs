using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Data;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Rankers;

namespace AmazonRec.Cli.Train;

/// <summary>The options of training for lists.</summary>
internal sealed class RankOptions
{
    private const string None = "none";

    private readonly Option<TrainingTask?> _task = new("--task")
    {
        Description =
            "rate: predict stars; rank: make lists of what people will choose. By default rank where the file has no ratings; else, without "
            + "a model, both. "
            + "Models for rank, by --model: "
            + $"{AutoRanker.Name}: the best of them, blended by validation rows; "
            + string.Join("; ", RankerZoo.Entries.Select(entry => $"{entry.Name}: {entry.Summary}")),
        HelpName = "rate|rank",
    };
    private readonly Option<string?> _ranker = new("--ranker")
    {
        Description =
            "The ranker that is trained beside the model of stars, so that lists go by what people choose and show what they would give: "
            + $"one of --task rank, {AutoRanker.Name}, or {None}. By default {AutoRanker.Name} where neither a model nor a task is named, "
            + $"else {None}.",
        HelpName = "NAME",
    };
    private readonly Option<string?> _set = new("--set")
    {
        Description = "Of a ranker: its parameters. "
            + string.Join("; ", RankerZoo.Entries.Where(entry => entry.Parameters.Count > 0).Select(Parameters)) + ".",
        HelpName = "NAME=X,...",
    };
    private readonly Option<string?> _relevant = RelevantOption.Create();

    public void AddTo(Command command)
    {
        _task.AcceptOnlyFromAmong("rate", "rank");
        foreach (var option in new Option[] { _task, _ranker, _set, _relevant }) command.Add(option);
    }

    /// <summary>The task that is asked for; null where nothing is said.</summary>
    public TrainingTask? Task(ParseResult parsed) => parsed.GetValue(_task);

    /// <summary>The ranker to train beside a model of stars, which there must be; null for none.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="namesModel">Whether the model is named.</param>
    /// <exception cref="ArgumentException">An option of rankers is given, and there is to be none; or it does not go with the ranker.
    /// </exception>
    public string? Beside(ParseResult parsed, bool namesModel)
    {
        var said = parsed.GetValue(_ranker) is { } name ? Spelt(name) : null;
        if (said == None || (said is null && (namesModel || Task(parsed) is not null)))
        {
            foreach (var option in new Option[] { _set, _relevant })
                if (parsed.GetResult(option) is { Implicit: false })
                    throw new ArgumentException(
                        $"{option.Name} belongs to --task rank, or to a ranker beside the model (--ranker). Add one, or leave it out.");
            return null;
        }

        Check(parsed, said ?? AutoRanker.Name);
        return said ?? AutoRanker.Name;
    }

    /// <summary>Whether a ranker beside the model is asked for by name.</summary>
    public bool NamesBeside(ParseResult parsed) => parsed.GetValue(_ranker) is not null;

    /// <summary>Refuses a ranker beside a model of stars where there is no such model.</summary>
    /// <exception cref="ArgumentException">One is given.</exception>
    public void RefuseBeside(ParseResult parsed)
    {
        if (NamesBeside(parsed))
            throw new ArgumentException(
                $"{_ranker.Name} says which ranker is beside a model of stars, and there is none: the task is to rank, or the file has no "
                + "ratings. Leave it out; --model names the ranker.");
    }

    /// <summary>How the ranker is trained.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="name">The ranker; null for auto.</param>
    /// <param name="split">The rows.</param>
    public RankerOptions Read(ParseResult parsed, string? name, Split split)
    {
        var ranker = Spelt(name);
        return new RankerOptions
        {
            Ranker = ranker,
            Settings = SettingsOf(parsed, ranker),
            RelevantFrom = From(parsed, split),
            LikedOnly = parsed.GetValue(_relevant) is null ? null : RelevantOption.Read(parsed, _relevant) is not float.NegativeInfinity,
        };
    }

    /// <summary>Refuses a ranker or parameters that there are not, before files are read.</summary>
    public void Check(ParseResult parsed, string? name) => SettingsOf(parsed, Spelt(name));

    /// <summary>Whether the ranker that is named reads content of the items.</summary>
    /// <param name="name">The ranker; null for auto.</param>
    public static bool ReadsContent(string? name) => !IsAuto(name) && RankerZoo.Find(Spelt(name)).ReadsContent;

    /// <summary>Refuses content for a ranker that would pass over it.</summary>
    /// <exception cref="ArgumentException">It is so.</exception>
    public static void RefuseContent(string? name)
    {
        if (ReadsContent(name)) return;
        var readers = string.Join(", ", RankerZoo.Entries.Where(entry => entry.ReadsContent).Select(entry => $"--model {entry.Name}"));
        throw new ArgumentException(
            $"The ranker {Spelt(name)} reads no content of items. Take one that does ({readers}), leave the features out, or predict stars "
            + "(--task rate).");
    }

    /// <summary>How its lists are judged.</summary>
    public RankingOptions Judging(ParseResult parsed, Split split) => new()
    {
        Cutoffs = [5, 10],
        RelevantFrom = From(parsed, split) ?? 0,
    };

    /// <summary>Whether the best rankers are to be blended.</summary>
    /// <param name="name">The ranker that is named; null for none.</param>
    public static bool IsAuto(string? name) => Spelt(name) == AutoRanker.Name;

    /// <summary>Whether an engine trains a ranker.</summary>
    /// <param name="name">The ranker; null for auto.</param>
    public static bool UsesEngine(string? name) => !IsAuto(name) && RankerZoo.Find(Spelt(name)).UsesEngine;

    private static string Spelt(string? name) => (name ?? AutoRanker.Name).ToLowerInvariant();

    private static string Parameters(RankerEntry entry) =>
        $"{entry.Name}: "
        + string.Join(", ", entry.Parameters.Select(parameter => $"{parameter.Name} ({parameter.Text(parameter.Default)})"));

    private RankerSettings SettingsOf(ParseResult parsed, string ranker)
    {
        if (!IsAuto(ranker)) return RankerSettings.Parse(parsed.GetValue(_set), RankerZoo.Find(ranker));
        return parsed.GetValue(_set) is null
            ? RankerSettings.None
            : throw new ArgumentException(
                $"{_set.Name} belongs to a single ranker, and auto chooses parameters itself. Name one by --model or --ranker.");
    }

    /// <summary>The rating from which on a test item is relevant; null for all.</summary>
    private float? From(ParseResult parsed, Split split)
    {
        if (split.Train.IsImplicit) return null;
        var said = RelevantOption.Read(parsed, _relevant);
        return said is float.NegativeInfinity ? null : said ?? new RankingOptions().RelevantFrom;
    }
}
