using System.CommandLine;
using System.Diagnostics;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Features.Text.Words;
using AmazonRec.Notebooks.Reports;
using AmazonRec.Studies;
using AmazonRec.Studies.External;
using AmazonRec.Studies.Lists;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;
using AmazonRec.Training;
using Spectre.Console;

namespace AmazonRec.Cli.Report;

/// <summary><c>reproduce</c>: published systems under their own protocol and a clean one.</summary>
internal sealed class ReproduceCommand
{
    private const string External = "external"; // no study: it has no protocols

    private static IEnumerable<string> Everything =>
    [
        .. StudyCatalog.All.Select(study => $"{study.Name} ({study.Title})"),
        .. ListStudies.All.Select(study => $"{study.Name} ({study.Title})"),
    ];

    private readonly Argument<string[]> _studies = new("STUDY")
    {
        Description =
            $"Which studies to run: {string.Join(", ", Everything)}, {External} (figures that others published for MovieLens 100k). All by "
            + "default.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "Folder with the real data, or one file; a part of the synthetic sample by default.",
        HelpName = "DIR",
    };
    private readonly Option<bool> _smoke = new("--smoke")
    {
        Description = "Two epochs and one fold of everything: shows that it runs. Its numbers say nothing, and are not written.",
    };
    private readonly Option<bool> _full = new("--full")
    {
        Description = "All rows and folds. The default with --data; on the sample, a part of its users and two folds are.",
    };
    private readonly Option<string> _protocol = new("--protocol")
    {
        Description = "Only the settings of one protocol.",
        HelpName = "both|as-reported|clean",
        DefaultValueFactory = _ => "both",
    };
    private readonly Option<string?> _pretrained = PretrainedOption.Create();
    private readonly EngineOptions _engine = new();
    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Leave out studies whose result is there already, made by this version from the same data.",
    };
    private readonly Option<int> _threads = ThreadsOption.Create();
    private readonly Option<string> _out = OutputOptions.OutFolder("Folder for the results, one JSON file a study.", "results");
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new ReproduceCommand().Build();

    private Command Build()
    {
        var command = new Command("reproduce", "Run published studies as reported and clean, beside trivial baselines.")
        {
            _studies,
            _data,
            _full,
            _smoke,
            _protocol,
            _pretrained,
            _resume,
            _threads,
            _out,
            _json,
        };
        _engine.AddTo(command);
        _protocol.AcceptOnlyFromAmong("both", "as-reported", "clean");
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec reproduce                                   on a part of the sample inside the program, in about a minute",
            "amazonrec reproduce electronics --data data/raw       on real data: Electronics.csv, or a stand-in found there",
            "amazonrec reproduce electronics --data Appliances.csv --json",
            "amazonrec reproduce electronics --data data/raw --pretrained GoogleNews-vectors-negative300.bin.gz",
            "amazonrec reproduce all --data data/raw --resume      every study whose data are there and whose result is not",
            "amazonrec reproduce external --data data/raw          figures that others published for MovieLens 100k, and ours",
            "amazonrec reproduce best --data u.data",
            "amazonrec reproduce lists ncf sequences --data data/raw   lists of ten beside published ones",
            "amazonrec reproduce fashion --smoke                   does it run? in seconds; --full is what runs without it",
            "amazonrec reproduce electronics --data data/raw --engine torch --device cuda");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (screen, clock, before) = (Screen.Open(parsed), Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var names = (parsed.GetValue(_studies) ?? []).Where(n => n != "all").Distinct().ToArray();
        var place = parsed.GetValue(_data);
        var smoke = parsed.GetValue(_smoke);
        if (smoke && parsed.GetValue(_full)) throw new ArgumentException("--full and --smoke contradict each other. Leave one out.");
        var studies = names.Where(n => n != External && !ListStudyRuns.Is(n)).ToArray();
        var engine = _engine.Choose(parsed);
        var pretrained = parsed.GetValue(_pretrained);
        if (pretrained is not null) DataSource.File(pretrained);
        var withoutChecks = WithoutChecks(names, place, smoke, engine);
        string[] others = [.. ListStudies.All.Select(study => study.Name), External, "all"];
        var chosen = (names.Length == 0 ? StudyCatalog.All : studies.Select(name => StudyCatalog.Find(name, others)))
            .Select(study => (Study: study, Data: DataOf(study, place, isNamed: names.Length > 0))).ToArray();
        if (pretrained is not null && !chosen.Any(c => c.Study.ReadsWordVectors))
            throw new ArgumentException(
                $"--pretrained has nothing to say about {string.Join(", ", names)}: no model there reads word vectors. Leave it out, or "
                + $"run {string.Join(", ", StudyCatalog.All.Where(s => s.ReadsWordVectors).Select(s => s.Name))}.");
        foreach (var (study, _) in chosen.Where(c => c.Data is null))
            screen.Notes.WriteLine(
                $"{study.Name}: left out, as {place} holds none of {string.Join(", ", study.Files.Select(f => f.Name))}.");
        var lists = ListStudyRuns.Choose(names, place, screen);
        if (withoutChecks is { Length: > 0 }) screen.Notes.WriteLine($"{External}: left out, as {withoutChecks}.");
        var whole = place is not null || smoke || parsed.GetValue(_full);
        var options = (whole ? new() : StudyOptions.Short) with
        {
            Smoke = smoke,
            Protocol = ProtocolOf(parsed.GetRequiredValue(_protocol)),
            Threads = parsed.GetValue(_threads),
            Engine = engine,
            PretrainedWords = pretrained,
        };
        var output = parsed.GetRequiredValue(_out);
        AtomicFile.Probe(output);
        var runs = new ListStudyRuns(options, output, parsed.GetValue(_resume));
        var (results, listed, checks) = ProgressDisplay.Run(screen, display => (
            chosen
                .Where(c => c.Data is not null)
                .Select(
                    c =>
                        parsed.GetValue(_resume) && Known(output, c.Study, c.Data!, options) is { } known && known.IsShort == !whole
                            ? known
                            : Run(c.Study, c.Data!, options, output, display, cancellation))
                .ToArray(),
            lists.Select(one => runs.Run(one.Study, one.Data, display, cancellation)).ToArray(),
            withoutChecks is null ? Check(place!, parsed.GetValue(_resume), options, output, display, cancellation) : null));
        if (results.Length == 0 && listed.Length == 0 && checks is null)
            throw new FileNotFoundException($"{place}: holds no data for any study.");
        if (!smoke && (checks is not null || place is not null))
            ReportCommand.Write(output, ResultsFolder.Read(output));
        var index = smoke ? null : ReportFolder.Write(Path.Combine(output, ReportFolder.Name), results, listed, "notebooks");
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(new { Studies = results, Lists = listed, External = checks }));
        else
        {
            foreach (var result in results) StudyView.Write(screen.Results, result, smoke ? null : output);
            foreach (var result in listed) StudyView.Write(screen.Results, result, smoke ? null : output);
            if (checks is not null) StudyView.Write(screen.Results, checks, output);
            if (index is not null)
                screen.Results.WriteLine(
                    $"written: {index}, which leads to these tables with charts, and to the notebooks with their numbers");
        }

        if (parsed.GetValue(_json)) return 0;
        if (place is null)
            screen.Results.WriteLine("On real data: put a study's files into data/raw, and give the same command with --data data/raw.");
        screen.Results.WriteLine(
            $"It took {clock.Elapsed.TotalSeconds:N0} s here, and {(Environment.CpuUsage.TotalTime - before).TotalSeconds:N0} s of "
            + $"processor time, on {Environment.ProcessorCount} processors.");
        return 0;
    }

    private static StudyResult Run(
        Study study, StudyData data, StudyOptions options, string output, ProgressDisplay display, CancellationToken cancellation)
    {
        var reading = new ReadOptions { Progress = display.Reading($"{study.Name}: read", data.Source) };
        var result = StudyRunner.Run(
            study, data, options, reading, new ImmediateProgress<StudyProgress>(p => Show(display, p)), cancellation);
        if (!options.Smoke) AtomicFile.WriteText(Path.Combine(output, result.FileName), Json.Write(result) + "\n");
        return result;
    }

    /// <summary>Why the checks don't run: empty where nobody asked for them, null where they do.</summary>
    /// <exception cref="FileNotFoundException">They were asked for by name, and their data are missing.</exception>
    private static string? WithoutChecks(string[] names, string? place, bool smoke, IEngine engine)
    {
        if (names.Length > 0 && !names.Contains(External)) return "";
        if (smoke) return "a smoke run measures nothing";
        var missing = engine != Engine.Default ? $"they are figures of the managed engine, and this run is on {engine.Name}"
            : place is null
            ? "they run on MovieLens 100k alone, and not on the sample (--data names the folder with u.data, u1.base, u1.test)"
            : ExternalData.Lacks(place);
        return missing is null || names.Length == 0 ? missing : throw new FileNotFoundException($"{External}: {missing}.");
    }

    private static ExternalResult Check(
        string place, bool resume, StudyOptions options, string output, ProgressDisplay display, CancellationToken cancellation)
    {
        var path = Path.Combine(output, ExternalResult.FileName);
        if (
            resume && File.Exists(path) && Json.Read<ExternalResult>(path) is var known
                && known.Environment.Version == RunEnvironment.Here.Version)
            return known;
        var told = display.Task(External);
        var result = ExternalChecks.Run(
            ExternalData.Read(place, options.Threads, cancellation),
            new ImmediateProgress<(string Check, double Share)>(p => told.Report(p.Share)));
        AtomicFile.WriteText(path, Json.Write(result) + "\n");
        return result;
    }

    /// <summary>The data of a study; null where a folder holds none and the study was not asked for by name.</summary>
    private static StudyData? DataOf(Study study, string? place, bool isNamed)
    {
        if (place is null) return StudyData.Sample;
        try
        {
            return StudyData.Find(study, place);
        }
        catch (FileNotFoundException) when (!isNamed && (File.Exists(place) || Directory.Exists(place)))
        {
            return null;
        }
    }

    /// <summary>The result that is there already; null where it is of other data, another version, another engine or other word
    /// vectors.</summary>
    private static StudyResult? Known(string folder, Study study, StudyData data, StudyOptions options)
    {
        var names = new[] { $"{study.Name}.json", $"{study.Name}.{data.ShortName}.json", $"{study.Name}.other.json" };
        var words = study.ReadsWordVectors && options.PretrainedWords is { } path ? PretrainedWords.HashOf(path) : null;
        return names.Select(name => Path.Combine(folder, name)).Where(File.Exists).Select(Json.Read<StudyResult>)
            .FirstOrDefault(
                r =>
                    r.File == Path.GetFileName(data.Source.Name) && r.Engine == options.Engine.Name
                        && r.Environment.Version == RunEnvironment.Here.Version && r.PretrainedWords?.Hash == words);
    }

    private static Protocol? ProtocolOf(string name) => name switch
    {
        "both" => null,
        "as-reported" => Protocol.AsReported,
        _ => Protocol.Clean,
    };

    private static void Show(ProgressDisplay display, StudyProgress p)
    {
        var model = $"{p.Study}: {p.Model}, {p.Setting}";
        display.Show(p.Folds > 1 ? $"{model}, fold {p.Fold} of {p.Folds}" : model, p.Training, model);
    }
}
