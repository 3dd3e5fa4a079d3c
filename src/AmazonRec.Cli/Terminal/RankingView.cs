using AmazonRec.Evaluation.Leaks;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Models.Baselines;
using AmazonRec.Runs;
using AmazonRec.Studies.Tables;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>A trained ranker beside the trivial ones.</summary>
internal static class RankingView
{
    /// <param name="console">Where.</param>
    /// <param name="result">Of the ranker.</param>
    /// <param name="folder">Where the run was written; null if nowhere.</param>
    /// <param name="wasTrained">Whether it was trained just now, and not only judged.</param>
    public static void Write(IAnsiConsole console, RankingRun result, string? folder, bool wasTrained = true)
    {
        console.Write(Tables.Funnel(result.Funnel));
        BadRowsNote.Write(console, result.BadRows);
        console.WriteLine(ExperimentView.Line(result.Split));
        if (result.Leak is { Level: not LeakLevel.None } leak)
            LeakView.Write(console, result.Split.Protocol, leak with { OnCopies = null });
        WriteParts(console, result, wasTrained);
        if (result.Given is { } given) WriteGiven(console, result, given);
        if (result.Lists is { } lists)
        {
            for (var cutoff = 0; cutoff < lists.Rankers[0].Judged.At.Count; cutoff++)
                console.Write(Tables.Of(RankingTables.Of(result.Model, lists, cutoff), console.Profile.Width));
            console.WriteLine(Relevant(result));
        }
        else console.WriteLine($"lists: {result.Unranked}");
        if (folder is not null) console.WriteLine($"written: {folder}");
    }

    /// <summary>A ranker beside a model of stars, in a few words: what its lists are worth, and what it is made of.</summary>
    public static string Line(RankingRun result)
    {
        var parts = result.Ranker.Parts.Where(part => part.Weight > 0).OrderByDescending(part => part.Weight).ToArray();
        var made = parts.Length > 1 ? $" ({string.Join(", ", parts.Select(part => $"{part.Name} {part.Weight:F2}"))})" : "";
        var by = $"by the ranker {result.Model}{made}, {result.Seconds:F1} s";
        if (result.Lists is not { } lists) return $"lists: {by}; not judged: {result.Unranked}";
        var (own, popular) = (lists.Rankers[^1].Judged, lists.Rankers.First(one => one.Name == TrivialRanker.Popular).Judged);
        var relevant = own.RelevantFrom > 0 ? $"test items of {own.RelevantFrom} stars or more" : "all test items";
        return $"lists: {by}; NDCG@{own.At[^1].K} {Ends(own.At[^1].Ndcg)}, most popular {Tables.Number(popular.At[^1].Ndcg.Estimate)} "
            + $"({relevant}, {Count(own.Users, "user")})";
    }

    private static void WriteParts(IAnsiConsole console, RankingRun result, bool wasTrained)
    {
        var report = result.Ranker;
        if (report.Parts.Count > 1)
        {
            var table = Tables.New("ranker", "parameters", "weight", "NDCG@10 alone", "blend without it");
            foreach (var part in report.Parts.OrderByDescending(part => part.Weight).ThenByDescending(part => part.Validation))
                table.AddRow(
                    Markup.Escape(part.Name),
                    Markup.Escape(part.Settings),
                    part.Weight > 0 ? $"{part.Weight:F2}" : "-",
                    Tables.Number(part.Validation ?? double.NaN),
                    Tables.Number(part.Without ?? double.NaN));
            console.Write(table);
        }

        var rows = report.ChosenFrom is { } from ? $"ratings of {from} or more" : "all rows";
        var chosen = report.Validation is { } ndcg
            ? $"NDCG@10 {Tables.Number(ndcg)} on {Count(report.Lists, "list")} by validation rows; "
            : "";
        var settings = report.Parts is [{ Settings: { Length: > 0 } set }] ? $" ({set})" : "";
        console.WriteLine(
            $"{result.Model}{settings}: {chosen}learned from {rows}"
            + $"{(report.Refitted ? ", at last with the validation rows" : "")}{(wasTrained ? $"; {result.Seconds:F1} s in all" : "")}");
    }

    private static void WriteGiven(IAnsiConsole console, RankingRun result, SampledRanking given)
    {
        var table = Tables.New(
            $"among {given.Negatives:F0} given negatives", [.. given.At.SelectMany(at => new[] { $"hit@{at.K}", $"NDCG@{at.K}" })]);
        foreach (var (name, one) in new[] { ($"{TrivialRanker.Popular} (baseline)", result.GivenPopular!), (result.Model, given) })
            table.AddRow([Markup.Escape(name), .. one.At.SelectMany(at => new[] { Ends(at.Hit), Ends(at.Ndcg) }).Select(Markup.Escape)]);
        console.Write(table);
        console.WriteLine($"{given.Rows:N0} test rows. {SampledRanking.Warning}");
    }

    private static string Ends(Evaluation.Inference.Interval interval) =>
        $"{interval.Estimate:F4}{(double.IsNaN(interval.Low) ? "" : $" [{interval.Low:F3}, {interval.High:F3}]")}";

    private static string Relevant(RankingRun result)
    {
        var judged = result.Lists!.Rankers[^1].Judged;
        var from = judged.RelevantFrom > 0 ? $"Relevant is a test item of {judged.RelevantFrom} stars or more. " : "";
        var unseen = judged.PairsLeftOut > 0 ? $"{judged.PairsLeftOut:N0} that their user has in training rows, too, are left out. " : "";
        var tested = result.Lists.Against is null ? "" : " p is of a paired t test of the users' NDCG, adjusted by Holm.";
        return $"{from}{unseen}Lists of {Count(judged.Users, "user")}, out of all {result.Lists.Items:N0} items but those that a user has "
            + $"already.{tested}";
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count:N0} {what}s";
}
