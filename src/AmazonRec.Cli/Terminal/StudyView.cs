using AmazonRec.Studies;
using AmazonRec.Studies.External;
using AmazonRec.Studies.Lists;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Tables;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>Results of studies: data, splits, tables and notes.</summary>
internal static class StudyView
{
    /// <summary>A study; without a folder, one that was not written.</summary>
    public static void Write(IAnsiConsole console, StudyResult result, string? folder)
    {
        console.WriteLine();
        console.WriteLine($"{result.Title}");
        console.WriteLine(
            $"Data: {result.Data}{(result.Caveat() is { Length: > 0 } caveat ? $", {caveat}, so these numbers are not comparable with the reported ones" : "")}.");
        foreach (var setting in result.Settings.Take(2))
        {
            var split = setting.Splits[0];
            console.WriteLine();
            console.WriteLine(
                $"{setting.Name}: {(setting.Splits.Count > 1 ? $"{setting.Splits.Count} folds, the first of " : "")}{split.Train:N0} "
                + $"training, {split.Validation:N0} validation, {split.Test:N0} test rows (split {split.Hash})");
            console.Write(Tables.Funnel(setting.Funnel));
        }

        foreach (var finding in result.Findings()) console.WriteLine($"\n{finding}");
        var claims = Claims.FromResults([result]);
        foreach (var table in StudyTables.All(result, claims)) console.Write(Tables.Of(table, console.Profile.Width));
        if (result.Age() is { } age) console.WriteLine(age);
        else console.WriteLine($"Intervals are 95 %, of users drawn anew with all their rows. {claims.Note}");
        if (result.Settings.Any(s => s.Ranking is not null)) console.WriteLine(RankingTables.Note);
        foreach (var setting in result.Settings) console.WriteLine($"- {setting.Name}: {setting.Meaning}");
        foreach (var note in result.Notes) console.WriteLine($"- {note}");
        foreach (var choice in result.Choices().Concat(ProtocolEffect.Unchanged(result))) console.WriteLine($"- {choice}");
        foreach (var missing in result.Settings.SelectMany(s => s.Missing).Distinct())
            console.WriteLine($"- {missing.Name} did not run: {missing.Reason}.");
        foreach (var model in result.Settings[0].Models.Where(m => m.Adjustment is not null))
            console.WriteLine($"- {model.Name}: {model.Adjustment}.");
        console.WriteLine();
        if (folder is null) console.WriteLine("A smoke run: its numbers say nothing, and were not written.");
        else console.WriteLine($"written: {Path.Combine(folder, result.FileName)} ({result.Seconds:F1} s)");
    }

    /// <summary>A study of lists; without a folder, one that was not written.</summary>
    public static void Write(IAnsiConsole console, ListResult result, string? folder)
    {
        console.WriteLine();
        console.WriteLine($"{result.Title}. {result.Protocol}");
        var made = result.DataKind == DataKind.Sample ? ", made up to show that everything runs" : "";
        console.WriteLine($"Data: {result.Data}{made}. {ExperimentView.Line(result.Split)}");
        foreach (var table in ListTables.All(result)) console.Write(Tables.Of(table, console.Profile.Width));
        foreach (var note in result.AllNotes()) console.WriteLine($"- {note}");
        console.WriteLine();
        if (folder is null) console.WriteLine("A smoke run: its numbers say nothing, and were not written.");
        else console.WriteLine($"written: {Path.Combine(folder, result.FileName)} ({result.Seconds:F1} s)");
    }

    /// <summary>Figures that others published, beside ours.</summary>
    public static void Write(IAnsiConsole console, ExternalResult result, string folder)
    {
        console.WriteLine();
        console.Write(Tables.Of(result.ToTable()));
        foreach (var note in result.Notes()) console.WriteLine($"- {note}");
        console.WriteLine();
        console.WriteLine($"written: {Path.Combine(folder, ExternalResult.FileName)} ({result.Seconds:F1} s)");
    }
}
