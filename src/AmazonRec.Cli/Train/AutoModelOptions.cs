using System.CommandLine;
using System.Globalization;
using AmazonRec.Auto;

namespace AmazonRec.Cli.Train;

/// <summary>The options of <c>auto</c>, and which others do not go with it.</summary>
internal sealed class AutoModelOptions
{
    private readonly Option<string?> _budget = new("--budget")
    {
        Description =
            "Of auto: how long it may train, as 60s or 2m, on two cores of a laptop; told by the size of the work and not by the clock, so "
            + "that the same budget gives the same model. A ranker auto beside the model may take as long once more. By default a second "
            + "for each thousand training rows, and at least 15; of a ranker at least 20.",
        HelpName = "TIME",
    };

    private readonly List<Option> _ofModels = [];

    /// <summary>Options that choose a single model or its training.</summary>
    public IEnumerable<Option> OfModels => _ofModels;

    /// <summary>Adds options that choose a single model or its training, and the budget.</summary>
    /// <param name="command">The command.</param>
    /// <param name="ofModels">Adds the options that don't go with auto.</param>
    /// <param name="but">Those of them that do.</param>
    public void AddTo(Command command, Action ofModels, params Option[] but)
    {
        var before = command.Options.Count;
        ofModels();
        _ofModels.AddRange(command.Options.Skip(before).Where(option => !but.Contains(option)));
        command.Add(_budget);
    }

    /// <summary>What auto may do.</summary>
    public AutoOptions Read(ParseResult parsed, ulong seed, int threads) =>
        new() { Budget = Budget(parsed), Seed = seed, Threads = threads };

    /// <summary>The budget that was given, in seconds; null for the usual one.</summary>
    /// <exception cref="ArgumentException">It is no time above 0.</exception>
    public double? Budget(ParseResult parsed) => parsed.GetValue(_budget) is { } text
        ? Seconds(text) ?? throw new ArgumentException($"--budget takes a time above 0, as 60s or 2m; '{text}' is none.")
        : null;

    /// <summary>Refuses a budget of other models and, where there is no other model, options of a single one.</summary>
    /// <exception cref="ArgumentException">It is so.</exception>
    public void Check(ParseResult parsed, bool isAuto, bool others)
    {
        Budget(parsed);
        if (!isAuto && parsed.GetValue(_budget) is not null)
            throw new ArgumentException($"{_budget.Name} belongs to auto, what is trained without a model. Leave one of them out.");
        if (!isAuto || others) return;
        RefuseOfModels(
            parsed,
            "belongs to a single model, and auto chooses models and their options itself. Leave it out, or name a model as in --model svd.");
    }

    /// <summary>Refuses options of a single model of stars, or of its training.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="why">What follows the option's name.</param>
    /// <param name="but">Those that are not refused.</param>
    /// <exception cref="ArgumentException">One is given.</exception>
    public void RefuseOfModels(ParseResult parsed, string why, params Option[] but)
    {
        if (_ofModels.Find(option => parsed.GetResult(option) is { Implicit: false } && !but.Contains(option)) is { } given)
            throw new ArgumentException($"{given.Name} {why}");
    }

    private static double? Seconds(string text)
    {
        var (number, unit) = text.EndsWith('m') ? (text[..^1], 60) : (text.EndsWith('s') ? text[..^1] : text, 1);
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var time) && time is > 0 and < double.MaxValue
            ? time * unit
            : null;
    }
}
