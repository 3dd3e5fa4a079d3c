using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Models.Baselines;
using Spectre.Console;

namespace AmazonRec.Cli.Train;

/// <summary><c>cross-validate</c>: several models and the trivial baselines on the same folds, with intervals and tests.</summary>
internal sealed class CrossValidateCommand
{
    private readonly FoldOptions _folds = new();
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new CrossValidateCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "cross-validate",
            "Train models anew on every fold, beside the trivial baselines: mean, interval, paired tests, and where they err. --model "
            + "takes several, as in svd,biased-mf. For a leaderboard, see compare.");
        _folds.AddTo(command);
        command.Add(_json);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec cross-validate --data u.data --model svd",
            "amazonrec cross-validate --data AMAZON_FASHION_5.json.gz --model svd,biased-mf --split grouped --folds 10",
            "amazonrec cross-validate --data Electronics.csv --model svd,hybrid-text --text titles.features --core 5 --json");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var job = _folds.Job(parsed, screen);
        var draws = _folds.Draws(parsed);
        var (report, ratings) = ProgressDisplay.Run(screen, display =>
        {
            var ratings = job.Read(display, cancellation);
            Candidate[] candidates = [.. Baseline.All.Select(Candidate.Create), .. job.Candidates(ratings, cancellation)];
            var told = display.Folds("cross-validate", job.Options.Folds);
            var result = CrossValidation.Run(ratings, candidates, job.Options, told, cancellation);
            return (CrossValidationReport.FromResult(result, [.. Baseline.All.Select(b => b.Name)], draws), ratings);
        });
        cancellation.ThrowIfCancellationRequested();
        if (parsed.GetValue(_json))
        {
            screen.Output.WriteLine(
                Json.Write(
                    new
                    {
                        Models = job.Inputs(),
                        job.Options,
                        Bootstrap = draws,
                        ratings.Funnel,
                        Report = report,
                        report.Result.Leak,
                    }));
        }
        else
        {
            screen.Results.Write(Tables.Funnel(ratings.Funnel));
            BadRowsNote.Write(screen.Results, ratings.BadRows);
            foreach (var note in job.Notes) screen.Results.WriteLine($"note: {note}.");
            CrossValidationView.Write(screen.Results, report, job.Models);
        }

        return 0;
    }
}
