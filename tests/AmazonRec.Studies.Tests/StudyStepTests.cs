using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Storage;
using AmazonRec.Features.Text.Cleaning;
using AmazonRec.Features.Text.Sources;
using AmazonRec.Features.Text.Words;
using AmazonRec.Studies.Pages;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;
using AmazonRec.Studies.Tables;
using AmazonRec.Studies.Tests.Tables;
using AmazonRec.Synthesis;
using AmazonRec.Testing;


namespace AmazonRec.Studies.Tests;

/// <summary>Where a study's time went, and studies on synthesized data.</summary>
public sealed class StudyStepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static StudyResult Electronics(string folder)
    {
        var study = StudyCatalog.Find("electronics");
        return StudyRunner.Run(study, StudyData.Find(study, folder), new StudyOptions { Smoke = true });
    }

    private StudyResult OnSynthesized()
    {
        Synthesizer.Write(
            new SynthesisOptions { Format = SynthesisFormat.Ratings2018, Metadata = true, Users = 150, Items = 80, Ratings = 4000 },
            _folder.Path,
            cancellation: TestContext.Current.CancellationToken);
        return Electronics(_folder.Path);
    }

    [Fact]
    public void Synthesized_ratings_run_with_their_metadata_and_never_stand_beside_reported_numbers()
    {
        var result = OnSynthesized();
        Assert.Equal((DataKind.Synthesized, "electronics.synthesized.json"), (result.DataKind, result.FileName));
        Assert.Equal(["as reported", "clean"], result.Settings.Select(s => s.Name));
        Assert.NotNull(result.Settings[0].Find("MLP + text"));
        Assert.DoesNotContain("reported", StudyTables.Main(result).Heads().Select(c => c.Split(',')[0]));
        Assert.Empty(Headline.Tables([result]));
        Assert.Contains("synthesized: its seconds", StudyPage.Write([result]), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_may_begin_with_pretrained_vectors_and_the_result_names_their_file()
    {
        OnSynthesized();
        var texts = CatalogTexts.SellingPoints(
            Catalog.Read(Directory.EnumerateFiles(_folder.Path, "synthetic_meta*").First()), TextCleaner.English);
        var words = texts.Sentences().SelectMany(words => words).Distinct().Take(20).ToArray();
        var vectors = new WordVectors([.. words, "stranger"], 12, [.. Enumerable.Range(0, 21 * 12).Select(n => MathF.Sin(n))]);
        WordVectorFile.WriteBinary(_folder.PathOf("known.bin"), vectors);

        var study = StudyCatalog.Find("electronics");
        study = study with { Settings = [study.Settings[0]], Models = [.. study.Models.Where(m => m.Name == "MLP + text")], Finals = [] };
        var options = new StudyOptions { Smoke = true, PretrainedWords = _folder.PathOf("known.bin") };
        var result = StudyRunner.Run(study, StudyData.Find(study, _folder.Path), options);

        Assert.Equal(
            ("known.bin", 12, 21L, 20),
            result.PretrainedWords is { } from ? (from.File, from.Width, from.InFile, from.Found) : default);
        var named = $"known.bin (SHA-256 {result.PretrainedWords!.Hash}";
        Assert.Contains(result.Notes, note => note.Contains(named, StringComparison.Ordinal));
        Assert.Equal(result.PretrainedWords, Json.Parse<StudyResult>(Json.Write(result)).PretrainedWords);

        WordVectorFile.WriteBinary(_folder.PathOf("known.bin"), new WordVectors(["stranger"], 2, [1, 2]));
        Assert.Contains(
            "none of the",
            Assert.Throws<ArgumentException>(() => StudyRunner.Run(study, StudyData.Find(study, _folder.Path), options)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_steps_of_a_study_take_no_more_than_all_of_it()
    {
        var result = OnSynthesized();
        var models = result.Settings.SelectMany(s => s.Models).ToArray();
        Assert.All(
            models,
            m =>
                Assert.All(
                    new[] { m.Steps!.Features, m.Steps.Training, m.Steps.Predicting, m.Steps.Evaluation },
                    seconds => Assert.True(seconds >= 0)));
        Assert.True(result.Settings[0].Find("MLP + text")!.Steps!.Features > 0);
        Assert.InRange(
            result.ReadSeconds!.Value + result.Settings.Sum(s => s.SplitSeconds!.Value) + models.Sum(
                m => m.Steps!.Features + m.Steps.Training + m.Steps.Predicting + m.Steps.Evaluation),
            0,
            result.Seconds);
        var table = StepTable.Create(result);
        Assert.Equal(
            [
                "reading",
                "filters and split",
                "content of items",
                "baselines, training",
                "MF, training",
                "MF, momentum .9, training",
                "MLP, batch 1024 alone, training",
                "MLP, training",
                "MLP + text, training",
                "predicting",
                "metrics, intervals, tests",
                "all"],
            table.Columns[0].Cells);
        Assert.Equal(12, table.Rows);
    }

    [Fact]
    public void A_result_of_before_steps_were_measured_has_no_table_of_them() =>
        Assert.Equal(0, StepTable.Create(MadeUp.Result(MadeUp.Clean())).Rows);
}
