using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Running;
using AmazonRec.Notebooks.Workers;
using AmazonRec.Studies;
using AmazonRec.Training;
using Spectre.Console;

namespace AmazonRec.Cli.Notebooks;

/// <summary><c>notebook run FILE…</c>: all cells of notebooks, without anyone looking.</summary>
internal sealed class NotebookRunCommand
{
    private readonly Argument<string[]> _files = new("FILE") { Description = NotebookFiles.Words, Arity = ArgumentArity.OneOrMore };
    private readonly Option<RunMode?> _mode = new("--mode")
    {
        Description =
            "How much to do, which cells read from the environment; by default what the file's outputs were made with, else smoke.",
        HelpName = "smoke|full",
    };
    private readonly Option<bool> _check = new("--check")
    {
        Description =
            "Write nothing: compare what cells show with what the file says. Exit code 2 if that differs. A notebook whose outputs were "
            + "made with data that is missing here is skipped, and named.",
    };
    private readonly Option<string?> _data = new("--data")
    {
        Description =
            $"Folder with real data, searched with all below it. By default the one that {DataAtHand.FolderVariable} names, else data/raw.",
        HelpName = "DIR",
    };
    private readonly Option<string?> _out = OutputOptions.Out(
        "Folder for the notebooks with their outputs; their own places by default.", "DIR");
    private readonly Option<bool> _force = new("--force")
    {
        Description = "Replace outputs that were made on real data even if these are not at hand.",
    };
    private readonly Option<double?> _timeout = new("--timeout") { Description = "Seconds that a cell may take.", HelpName = "S" };
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new NotebookRunCommand().Build();

    private Command Build()
    {
        _mode.AcceptOnlyFromAmong("smoke", "full");
        var command = new Command(
            "run",
            "Run all cells of notebooks and put what they show into the files. A cell that fails, or ends the program, ends its "
            + "notebook, whose file stays as it was; those after it run.")
        {
            _files,
            _mode,
            _data,
            _check,
            _out,
            _force,
            _timeout,
            _json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec notebook run notebooks/00-quickstart.ipynb --out runs/notebooks    the sample, where real data are not at hand",
            "amazonrec notebook run notebooks --mode full --data data/raw      outputs go into the files, once all cells of one ran",
            "amazonrec notebook run notebooks/*.ipynb --mode smoke --out /tmp/smoke --timeout 120",
            "amazonrec notebook run notebooks/00-quickstart.ipynb --check      does it still show what the file says?");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var (check, target) = (parsed.GetValue(_check), parsed.GetValue(_out) is { } folder ? Path.GetFullPath(folder) : null);
        if (check && target is not null) throw new ArgumentException("--check writes nothing; leave out --out.");
        if (check && parsed.GetValue(_force)) throw new ArgumentException("--check writes nothing; leave out --force.");
        if (parsed.GetValue(_timeout) is <= 0) throw new ArgumentException("--timeout takes seconds above 0.");
        if (parsed.GetValue(_data) is { } named && !Directory.Exists(named))
            throw new DirectoryNotFoundException(
                $"--data {named}: no such folder. Name the folder that holds the data, or leave --data out to use data/raw or the sample.");
        var files = NotebookFiles.Find(parsed.GetRequiredValue(_files));
        if (target is not null && files.GroupBy(Path.GetFileName).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Two notebooks are called {twice.Key}; give each run its own --out.");
        foreach (var file in files) Notebook.Read(file); // all or none: what can't be read shows before the work
        if (target is not null) AtomicFile.Probe(target);
        if ((parsed.GetValue(_data) ?? Environment.GetEnvironmentVariable(DataAtHand.FolderVariable)) is { Length: > 0 } data)
            Environment.SetEnvironmentVariable(DataAtHand.FolderVariable, Path.GetFullPath(data)); // cells run in the notebook's folder
        var results = new List<NotebookOutcome>();
        using var worker = new WorkerProcess(NotebookWorkerCommand.Start, line => screen.Notes.WriteLine(line));
        try
        {
            ProgressDisplay.Run(screen, display =>
            {
                foreach (var file in files) results.Add(One(file, display));
                return results.Count;
            });
        }
        catch (OperationCanceledException) when (results.Any(r => r.Written is not null))
        {
            screen.Notes.WriteLine(
                $"Cancelled. Written before: {string.Join(", ", results.Select(r => r.Written).OfType<string>())}; nothing else was.");
            return ExitCode.Cancelled;
        }

        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(new { Notebooks = results }));
        else results.ForEach(result => Show(screen, result, check));
        return results.Any(r => r.Failure is not null || (!check && r.OtherData is not null))
            ? ExitCode.Failed
            : results.Any(r => r.Differences.Count > 0) ? ExitCode.Differs : 0;

        NotebookOutcome One(string file, ProgressDisplay display)
        {
            var before = Notebook.Read(file);
            var place = target is null ? file : Path.Combine(target, Path.GetFileName(file));
            var mode = parsed.GetValue(_mode) ?? (before.Mode == "full" ? RunMode.Full : RunMode.Smoke);
            var limit = parsed.GetValue(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
            var options = new RunOptions(
                mode, limit, check ? DataWanted.Same : place == file && !parsed.GetValue(_force) ? DataWanted.NoneLost : DataWanted.Any);
            if (check && before.Mode is { } made && made != options.ModeName)
                throw new ArgumentException($"{file}: its outputs were made with --mode {made}; check it with the same.");
            var (run, notebook) = Execute(before, file, options, display);
            var ran = run is { Failure: null, OtherData: null };
            if (ran && !check) notebook.Save(place);
            return new NotebookOutcome(
                file,
                options.ModeName,
                run.Cells,
                run.Seconds,
                run.Failure,
                ran && check ? OutputComparison.Compare(before, notebook) : [],
                ran && !check ? place : null,
                run.Data,
                run.OtherData);
        }

        (NotebookRun Run, Notebook Notebook) Execute(Notebook notebook, string file, RunOptions options, ProgressDisplay display)
        {
            var bar = display.Task(Path.GetFileName(file));
            var progress = new ImmediateProgress<RunProgress>(p =>
            {
                bar.Report((p.Cell - (p.Seconds is null ? 1.0 : 0)) / p.Cells);
                if (screen.Verbose && p.Seconds is { } seconds)
                    screen.Notes.WriteLine($"{Path.GetFileName(file)}: cell {p.Cell} of {p.Cells}: {seconds:F2} s");
            });
            return worker.RunAsync(notebook, file, options, progress, cancellation).GetAwaiter().GetResult();
        }
    }

    private static void Show(Screen screen, NotebookOutcome outcome, bool check)
    {
        var file = outcome.File;
        if (outcome.Failure is { } failure)
        {
            screen.Notes.WriteLine(
                $"error: {file}: "
                + $"{(failure.NamesCell ? "" : $"cell {failure.Cell}{(failure.Line is { } line ? $", line {line}" : "")}: ")}"
                + $"{failure.Message}");
            foreach (var trace in failure.Traceback) screen.Notes.WriteLine($"  {trace}");
            return;
        }

        if (outcome.OtherData is { } other && !check)
        {
            screen.Notes.WriteLine($"error: {file}: its outputs were made on {other.File}, and here is {other.Here}. Nothing was written.");
            screen.Notes.WriteLine(
                "  Name the folder with those data by --data DIR, have the run elsewhere by --out DIR, or replace the outputs by --force.");
            return;
        }

        if (outcome.OtherData is { } unlike)
        {
            screen.Output.WriteLine($"not compared: {file}: its outputs were made with {unlike.File}, and here is {unlike.Here}.");
            return;
        }

        foreach (var difference in outcome.Differences)
        {
            screen.Notes.WriteLine(
                $"{file}: cell {difference.Cell}{(difference.Id is { } id ? $" (id {id})" : "")} shows something else than the file "
                + "says (-: the file, +: now):");
            foreach (var line in difference.Lines) screen.Notes.WriteLine($"  {line}");
        }

        var cells = $"{outcome.Cells} cells, {outcome.Seconds:F1} s, mode {outcome.Mode}{outcome.OnSample}";
        if (outcome.Written is not null) screen.Output.WriteLine($"written: {outcome.Written} ({cells})");
        else if (outcome.Differences.Count == 0) screen.Output.WriteLine($"as the file says: {file} ({cells})");
    }
}
