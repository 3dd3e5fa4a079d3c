using System.Text.Json;
using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Runs;

namespace AmazonRec.Cli.Tests;

/// <summary>What a person at the terminal sees, end to end.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--help", "amazonrec reproduce")]
    [InlineData("train --help", "--min-user-ratings")]
    [InlineData("train --help", "--from <DATE>")]
    [InlineData("train --help", "--features <NAME=FILE>")]
    [InlineData("features --help", "features import")]
    [InlineData("features import --help", "--only-items-of")]
    [InlineData("reproduce --help", "electronics")]
    [InlineData("recommend --help", "--popularity-discount")]
    [InlineData("similar --help", "--by content")]
    [InlineData("predict --help", "--features")]
    [InlineData("features similar --help", "photos.features")]
    [InlineData("serve --help", "--images")]
    [InlineData("lr-find --help", "--steps")]
    [InlineData("cross-validate --help", "--folds")]
    [InlineData("evaluate --help", "--relevant")]
    [InlineData("reproduce --help", "--full")]
    [InlineData("data inspect --help", "--skip-bad-rows")]
    [InlineData("data synthesize --help", "--ratings")]
    [InlineData("data catalog --help", "--only-items-of")]
    [InlineData("data download --help", "--mirror")]
    [InlineData("data images --help", "--per-host")]
    [InlineData("features text --help", "--pretrained")]
    [InlineData("features words --help", "--count")]
    [InlineData("notebook --help", "notebook kernel install")]
    [InlineData("notebook run --help", "--check")]
    [InlineData("notebook html --help", "index.html")]
    [InlineData("notebook html --help", "--offline")]
    [InlineData("notebook kernel --help", "uninstall")]
    [InlineData("notebook kernel install --help", "VS Code")]
    public async Task Help_shows_options_and_examples(string line, string part)
    {
        var (code, output, _) = await Run(line.Split(' '));
        Assert.Equal(0, code);
        Assert.Contains("Examples:", output);
        Assert.Contains(part, output);
    }

    [Fact]
    public async Task Training_prints_funnel_metrics_and_baselines_and_writes_a_run_that_predicts()
    {
        var data = await Synthesize();
        var run = Path.Combine(_folder, "run");
        var (code, output, error) = await Run(
            "train",
            "--data",
            data,
            "--model",
            "biased-mf",
            "--factors",
            "4",
            "--epochs",
            "3",
            "--min-user-ratings",
            "5",
            "--min-item-ratings",
            "5",
            "--out",
            run);
        Assert.True(code == 0, error);
        foreach (
            var part in new[] { "items with > 4 ratings", "global-mean", "als-bias", "tuned-bias", "in RMSE than the baseline "
                + "tuned-bias (regularisation of users", "biased-mf", "written:" })
            Assert.Contains(part, output);
        Assert.Matches(@"biased-mf: 3 epochs, last loss \d\.\d{4}, validation \d\.\d{4}, ", error);
        Assert.DoesNotContain("epoch 3 of at most 3", error);
        var model = RunFolder.Load(run);
        Assert.InRange(model.Predict(model.Users[0], model.Items[0]), 0, 5.5f);
    }

    [Fact]
    public async Task Json_is_one_object_on_standard_output_and_nothing_else()
    {
        var (code, output, _) = await Run(
            "train",
            "--data",
            await Synthesize(),
            "--model",
            "concat-mlp",
            "--hidden",
            "16",
            "--epochs",
            "2",
            "--optimizer",
            "keras-adam",
            "--lr",
            "0.01",
            "--loss",
            "mae",
            "--updates",
            "lazy",
            "--seed",
            "7",
            "--json");
        Assert.Equal(0, code);
        using var document = JsonDocument.Parse(output);
        var result = document.RootElement;
        foreach (var name in new[] { "funnel", "split", "options", "history", "validation", "test", "baselines", "seconds" })
            Assert.True(result.TryGetProperty(name, out _), name);
        foreach (
            var metrics in new[]
            {
                result.GetProperty("validation"),
                result.GetProperty("test"),
                result.GetProperty("baselines").GetProperty("user-mean"),
            })
            foreach (var name in new[] { "rmse", "mae", "pearson", "spearman", "r2" })
                Assert.Equal(JsonValueKind.Number, metrics.GetProperty(name).ValueKind);
        var options = result.GetProperty("options");
        Assert.Equal(("adam", "keras", "mae", "lazy", 7), (
            options.GetProperty("optimizer").GetProperty("name").GetString(),
            options.GetProperty("optimizer").GetProperty("epsilonPlacement").GetString(),
            options.GetProperty("loss").GetString(), options.GetProperty("updates").GetString(), options.GetProperty("seed").GetInt32()));
    }

    [Theory]
    [InlineData("svdpp", "--regularization 0.1 --lr 0.01", "1", "5")]
    [InlineData("svdpp", "--output-range 2,4", "2", "4")]
    [InlineData("biased-mf", "--rating-range 1,5", "0", "5.5")]
    public async Task The_output_range_is_the_scale_where_predictions_are_clipped_and_wider_for_a_sigmoid(
        string model, string more, string min, string max)
    {
        var run = Path.Combine(_folder, "run");
        var (code, _, error) = await Run(
            ["train", "--data", await Synthesize(), "--model", model, "--factors", "4", "--epochs", "2", "--out", run, .. more.Split(' ')]);
        Assert.True(code == 0, error);
        var graph = await File.ReadAllTextAsync(Path.Combine(run, "model.json"));
        Assert.Contains($"\"min\": {min},", graph);
        Assert.Contains($"\"max\": {max}", graph);
    }

    [Fact]
    public async Task Schedule_and_dropped_batches_are_the_models_own_unless_given()
    {
        var data = await Synthesize();
        Assert.Equal(("one-cycle", true, 5), await Options("biased-mf", "--recipe", "published"));
        Assert.Equal(("one-cycle", false, 10), await Options("biased-mf"));
        Assert.Equal(("constant", false, 10), await Options("biased-mf", "--schedule", "constant", "--drop-last", "false"));
        Assert.Equal(("one-cycle", true, 2), await Options("dot-mf", "--schedule", "one-cycle", "--drop-last", "--epochs", "2"));

        async Task<(string? Schedule, bool DropLast, int Epochs)> Options(string model, params string[] more)
        {
            var (code, output, error) = await Run(["train", "--data", data, "--model", model, "--json", .. more]);
            Assert.True(code == 0, error);
            using var document = JsonDocument.Parse(output);
            var options = document.RootElement.GetProperty("options");
            return (
                options.GetProperty("schedule").GetProperty("name").GetString(),
                options.GetProperty("dropLast").GetBoolean(),
                options.GetProperty("epochs").GetInt32());
        }
    }

    [Fact]
    public async Task Finding_a_learning_rate_draws_the_losses_and_suggests_one()
    {
        var (data, chart) = (await Synthesize(), Path.Combine(_folder, "chart.svg"));
        var (code, output, error) = await Run(
            "lr-find", "--data", data, "--model", "concat-mlp", "--hidden", "16", "--batch", "32", "--out", chart);
        Assert.True(code == 0, error);
        foreach (var part in new[] { "•", "▲", "1e-5", "learning rate", "--lr ", "concat-mlp, adamw, batch 32" })
            Assert.Contains(part, output);
        var svg = System.Xml.Linq.XDocument.Load(chart).Root!;
        Assert.Equal("svg", svg.Name.LocalName);
        Assert.Contains(svg.Elements(), e => e.Name.LocalName == "polyline");
        var (_, json, _) = await Run("lr-find", "--data", data, "--model", "concat-mlp", "--hidden", "16", "--batch", "32", "--json");
        using var document = JsonDocument.Parse(json);
        Assert.InRange(document.RootElement.GetProperty("suggestion").GetDouble(), 1e-7, 10);
        Assert.Equal(1e-7, document.RootElement.GetProperty("points")[0].GetProperty("rate").GetDouble(), 1e-15);
    }

    [Fact]
    public async Task Cross_validating_shows_folds_intervals_tests_and_slices()
    {
        string[] line = [
            "cross-validate",
            "--data",
            await Synthesize(),
            "--model",
            "svd,concat-mlp",
            "--recipe",
            "published",
            "--folds",
            "3",
            "--split",
            "stratified",
            "--epochs",
            "2",
            "--resamples",
            "50"];
        var (code, output, error) = await Run(line);
        Assert.True(code == 0, error);
        foreach (
            var part in new[] { "stratified fold 3 of 3", "over the folds", "p of Wilcoxon", "adjusted for 2 comparisons by Holm", "note: concat-mlp: batch 512 -> 16", "whose item has 1-5 training ratings", "of 5 stars", "expected calibration error" })
            Assert.Contains(part, output);
        Assert.Contains("concat-mlp: 3 folds: mean RMSE", error);
        Assert.DoesNotContain("concat-mlp: fold 3: RMSE", error);
        Assert.Contains("concat-mlp: fold 3: RMSE", (await Run([.. line, "--verbose"])).Error);
        var (_, json, _) = await Run([.. line, "--json"]);
        using var document = JsonDocument.Parse(json);
        var report = document.RootElement.GetProperty("report");
        Assert.Equal(7, report.GetProperty("result").GetProperty("candidates").GetArrayLength());
        Assert.Equal(2, report.GetProperty("comparisons").GetProperty("adjustedWilcoxon").GetArrayLength());
        Assert.Equal(
            ["svd", "concat-mlp"],
            document.RootElement.GetProperty("models").EnumerateArray()
                .Select(m => m.GetProperty("input").GetProperty("model").GetString()));
    }

    [Fact]
    public async Task Inspecting_shows_what_a_file_holds()
    {
        var data = await Synthesize();
        var (code, output, _) = await Run("data", "inspect", data);
        Assert.Equal(0, code);
        Assert.Contains("600 ratings by 60 users of 30 items", output);
        var (_, json, _) = await Run("data", "inspect", data, "--json");
        using var document = JsonDocument.Parse(json);
        Assert.Equal(600, document.RootElement.GetProperty("profile").GetProperty("ratings").GetInt32());
    }

    [Fact]
    public async Task Inspecting_writes_a_page_and_measures_a_floor_unless_told_not_to()
    {
        var (data, page) = (await Synthesize(), Path.Combine(_folder, "pages", "report.html"));
        var (code, output, error) = await Run("data", "inspect", data, "--html", page);
        Assert.True(code == 0, error);
        foreach (var part in new[] { "Floor: what trivial baselines reach", "random split", "als-bias", $"written: {page}" })
            Assert.Contains(part, output);
        Assert.Contains("<svg", await File.ReadAllTextAsync(page));
        var (_, json, _) = await Run("data", "inspect", data, "--floor", "no", "--json");
        using var document = JsonDocument.Parse(json);
        Assert.False(document.RootElement.TryGetProperty("floor", out _));
    }

    [Fact]
    public async Task Bad_rows_that_were_left_out_are_named()
    {
        var path = Write(
            "r.csv",
            "user,item,rating\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"u{i % 5},i{i % 8},{1 + (i % 5)}\n")) + "u,i,bad\n");
        var (code, output, _) = await Run("data", "inspect", path, "--skip-bad-rows", "1");
        Assert.Equal(0, code);
        Assert.Contains("1 bad row was left out", output);
        Assert.Contains($"{path}:42: rating 'bad' is not a number", output);
    }

    [Fact]
    public async Task Filters_and_split_are_shown_told_and_taken_up_again()
    {
        var (data, saved) = (await Synthesize(), Path.Combine(_folder, "saved", "one.split"));
        string[] line = [
            "train",
            "--data",
            data,
            "--model",
            "biased-mf",
            "--factors",
            "4",
            "--epochs",
            "2",
            "--from",
            "2000-01-01",
            "--copies",
            "last",
            "--core",
            "2",
            "--balance",
            "5=1",
            "--sample-users",
            "40",
            "--seed",
            "3"];
        var (code, output, error) = await Run([.. line, "--split", "user-time", "--save-split", saved]);
        Assert.True(code == 0, error);
        foreach (
            var part in new[] { "from 2000-01-01", "the same user and item", "2-core (", "as many ratings of 5 as of 1", "40 users drawn, seed 3", "(user-time, ", "note: ", "protocol: clean" })
            Assert.Contains(part, output.Replace("without copies of user and item", "the same user and item"));
        Assert.Contains($"split written: {saved}", error);

        var (_, json, _) = await Run([.. line, "--split-file", saved, "--json"]);
        using var document = JsonDocument.Parse(json);
        Assert.Contains(document.RootElement.GetProperty("split").GetProperty("hash").GetString()!, output);
        var input = document.RootElement.GetProperty("input");
        Assert.Equal(("2000-01-01", "last", 2, 40, 3), (
            input.GetProperty("filters").GetProperty("from").GetString(), input.GetProperty("filters").GetProperty("copies").GetString(),
            input.GetProperty("filters").GetProperty("core").GetInt32(),
            input.GetProperty("filters").GetProperty("sampleUsers").GetInt32(),
            input.GetProperty("filters").GetProperty("seed").GetInt32()));
        Assert.Equal(saved, input.GetProperty("split").GetProperty("file").GetString());

        var (refused, _, reason) = await Run([.. line, "--split-file", saved, "--min-user-ratings", "8"]);
        Assert.Equal(1, refused);
        Assert.Contains("Read the same file with the same options and filters", reason);
    }

    [Fact]
    public async Task A_saved_split_without_validation_rows_is_trained_to_the_last_epoch()
    {
        var (data, saved) = (await Synthesize(), Path.Combine(_folder, "one.split"));
        string[] line = ["--data", data, "--model", "dot-mf", "--factors", "4"];
        Assert.Equal(
            0,
            (
                await Run(
                    [
                        "lr-find",
                        .. line,
                        "--from",
                        "2000-01-01",
                        "--split",
                        "leave-one-out",
                        "--validation",
                        "0",
                        "--save-split",
                        saved])).Code);
        var (code, output, error) = await Run(["train", .. line, "--from", "2000-01-01", "--epochs", "2", "--split-file", saved]);
        Assert.True(code == 0, error);
        Assert.Contains(" 0 validation, ", output);
        Assert.Contains("kept epoch 2 of 2", output);
    }

    [Theory]
    [InlineData("train --data {good} --model dot-mf --split randm", "Did you mean 'random'")]
    [InlineData("train --data {good} --model dot-mf --split time", "60 of 60 rows have no time")]
    [InlineData("train --data {good} --model dot-mf --split leave-one-out --test 0.3", "--test has nothing to say")]
    [InlineData("train --data {good} --model dot-mf --split-file {good} --test 0.3", "--test has nothing to say")]
    [InlineData("train --data {good} --model dot-mf --split-file {good}", "no saved split")]
    [InlineData("train --data {good} --model dot-mf --split-file {folder}/none", "--save-split")]
    [InlineData("train --data {good} --model dot-mf --save-split {good}/x", "can't be written to")]
    [InlineData("train --data {good} --model dot-mf --from 2014-7-1", "--from: '2014-7-1' is no date")]
    [InlineData("train --data {good} --model dot-mf --from 2014-07-02 --to 2014-07-01", "No day lies")]
    [InlineData("lr-find --data {good} --model dot-mf --to 2014-07-01", "60 of 60 rows have no time")]
    [InlineData("train --data {good} --model dot-mf --core 0", "--core")]
    [InlineData("train --data {good} --model dot-mf --core 50", "No rating is left after '50-core (1 round)'")]
    [InlineData("train --data {good} --model dot-mf --texts first", "come without texts")]
    [InlineData("train --data {good} --model dot-mf --copies second", "'second'")]
    [InlineData("train --data {good} --model dot-mf --balance 5", "as in 5=3")]
    [InlineData("train --data {good} --model dot-mf --sample-users 0", "--sample-users")]
    [InlineData("train --data none.csv --model dot-mf", "no such file")]
    [InlineData("train --data {good} --model dot-fm", "Did you mean 'dot-mf'")]
    [InlineData("train --data {good} --model dot-mf --hidden 3", "no option --hidden")]
    [InlineData("train --data {good} --model dot-mf --optimizer adm", "Did you mean 'adam'")]
    [InlineData("train --data {good} --model dot-mf --optimizer adam --momentum 0.5", "--momentum belongs to sgd")]
    [InlineData("train --data {good} --model dot-mf --optimizer per-sample-sgd", "belongs to svd and svdpp")]
    [InlineData("train --data {good} --model svd --optimizer gibbs", "belongs to bayesian-mf, bayesian-svdpp and bayesian-timesvd")]
    [InlineData("train --data {good} --model bayesian-mf --optimizer adam", "no other optimizer trains it")]
    [InlineData("train --data {good} --model bayesian-mf --lr 0.1", "leave out --lr")]
    [InlineData("train --data {good} --model bayesian-mf --weight-decay 0.1", "--regularization")]
    [InlineData("train --data {good} --model dot-mf --regularization 0.1", "--weight-decay")]
    [InlineData("train --data {good} --model svd --weight-decay 0.1", "--regularization")]
    [InlineData("train --data {good} --model svd --loss mae", "--loss mse")]
    [InlineData("train --data {good} --model dot-mf --rating-range 5,1", "'5,1' is no range")]
    [InlineData("train --data {good} --model dot-mf --rating-range 2,5", "--rating-range")]
    [InlineData("train --data {good} --model dot-mf --min-user-ratings 99", "No rating is left")]
    [InlineData("train --data {good} --model dot-mf --min-user-ratings 0", "from 1")]
    [InlineData("train --data {good} --model dot-mf --epochs 0", "epochs is 0")]
    [InlineData("train --data {good} --model dot-mf --test 1", "leave some to train on")]
    [InlineData("train --data {good} --model dot-mf --validation 0 --patience 3", "--validation")]
    [InlineData("train --data {good} --model dot-mf --recipe published --lr 1e30 --batch 8", "diverged")]
    [InlineData("train --data {good} --model dot-mf --skip-bad-rows -1", "from 0")]
    [InlineData("train --data {good} --model dot-mf --out {good}/run", "can't be written to")]
    [InlineData("train --data {good} --model dot-mf --schedule one-cicle", "Did you mean 'one-cycle'")]
    [InlineData("train --data {good} --model biased-mf --decay 0.1", "--schedule constant")]
    [InlineData("train --data {good} --model dot-mf --resume", "--out DIR")]
    [InlineData("train --data {good} --model dot-mf --checkpoint-steps 0 --out {folder}/run", "at least 1")]
    [InlineData("lr-find --data {good} --model dot-mf --steps 3", "--steps")]
    [InlineData("cross-validate --data {good} --model svd,dot-fm", "Did you mean 'dot-mf'")]
    [InlineData("cross-validate --data {good} --model svd --folds 1", "Between 2 folds and 60")]
    [InlineData("cross-validate --data {good} --model svd --split by-star", "--split: 'by-star' is none of grouped, random, stratified")]
    [InlineData("cross-validate --data {good} --model svd --parallel 0", "at a time is 0")]
    [InlineData("cross-validate --data {good} --model svd --resamples 0", "resamples is 0")]
    [InlineData("cross-validate --data {good} --model svd,hybrid-text", "Give them with --text FILE")]
    [InlineData("cross-validate --data {good} --model svd --text {features}", "None of the models reads")]
    [InlineData("cross-validate --data {good} --model dot-mf --validation 0 --patience 3", "--validation")]
    [InlineData("lr-find --data {good} --model dot-mf --first-rate 2 --last-rate 1", "--first-rate")]
    [InlineData("train --data {unclear} --model dot-mf", "--columns")]
    [InlineData("train --data {good} --model dot-mf --columns a,b,c", "--columns")]
    [InlineData("train --data {empty} --model dot-mf", "empty")]
    [InlineData("train --model dot-mf", "--data")]
    [InlineData("train --data {good} --model svdpp --optimizer adam", "Take --model svd")]
    [InlineData("train --data {good} --model dot-mf --factors -3", "Width is -3")]
    [InlineData("train --data {good} --model hybrid-text", "Give them with --text FILE; amazonrec features text makes such a file")]
    [InlineData("train --data {good} --model hybrid-text-image --branches dot,image", "amazonrec features images makes such a file")]
    [InlineData("train --data {good} --model hybrid-text-image --branches dot,sound", "'sound' is none")]
    [InlineData("train --data {good} --model hybrid-text --text {good}", "safetensors")]
    [InlineData("train --data {good} --model hybrid-text --text none", "no such file")]
    [InlineData("train --data {good} --model hybrid-text --text a --features text=b", "given twice")]
    [InlineData("train --data {good} --model hybrid-text --features text", "takes NAME=FILE")]
    [InlineData("train --data {good} --model hybrid-text --scaling text=none", "not given")]
    [InlineData("train --data {good} --model hybrid-text-image --branches dot,image --images {folder}", "there are no pictures")]
    [InlineData("train --data {good} --model hybrid-text --text {folder}", "only pictures are read from one (--images)")]
    [InlineData("train --data {good} --model dot-mf --text {features}", "reads no item features 'text'")]
    [InlineData("train --data {good} --model hybrid-text --text {features} --scaling text=minmax", "no such scaling")]
    [InlineData("lr-find --data {good} --model biased-mf-content", "which are not given")]
    [InlineData("train --data {good} --model neumf --layers 8,x", "'x' is none")]
    [InlineData("features import {good} --name text --out {folder}/x", "neither")]
    [InlineData("train --data {good} --model dot-mf --factors 2000000000", "Width is 2000000000")]
    [InlineData("train --data {good} --model concat-mlp --hidden 1000000 --factors 1000000", "parameters")]
    [InlineData("train --data {good} --model concat-mlp --dropout 1.5", "dropout rate is 1.5")]
    [InlineData("train --data {good} --model dot-mf --optimizer sgd --momentum 5", "momentum is 5")]
    [InlineData("train --data {good} --model dot-mf --weight-decay -1", "weight decay is -1")]
    [InlineData("train --data {good} --model dot-mf --loss 7", "'7'")]
    [InlineData("data inspect none.json", "no such file")]
    [InlineData("data inspect {good} --html {good}/page.html", "can't be written to")]
    [InlineData("data inspect {good} --floor maybe", "maybe")]
    [InlineData("data synthesize --out {folder}/x --users 0", "Users is 0")]
    [InlineData("data synthesize --out {folder}/x --format 2019", "no format '2019'")]
    [InlineData("data synthesize --out {folder}/x --copied 0.6", "Copies is 0.6")]
    [InlineData("data synthesize --out {folder}/x --format ratings-2018 --dirty 0.1", "no metadata")]
    [InlineData("data synthesize --out {folder}/x --threads 0", "--threads")]
    [InlineData("data synthesize --out {folder}/x --gzip maybe", "maybe")]
    [InlineData("notebook run none.ipynb", "no such file")]
    [InlineData("notebook run {good}", "good.csv: is no notebook (not JSON, line 1). Name a file that ends in .ipynb.")]
    [InlineData("notebook run {good} --check --out {folder}", "leave out --out")]
    [InlineData("notebook run {good} --check --force", "leave out --force")]
    [InlineData("notebook run {folder}", "holds no notebooks")]
    [InlineData("notebook run {folder}/x*.ipynb", "no file is called so")]
    [InlineData("notebook html {folder}/none/*.ipynb", "no file is called so")]
    [InlineData("notebook run {good} --timeout 0", "above 0")]
    [InlineData("notebook run {good} --mode all", "--mode: 'all' is none of full, smoke")]
    [InlineData("notebook html none.ipynb", "no such file")]
    [InlineData("notebook html {good} --no-code --all-code", "give one of them")]
    [InlineData("notebook html {good} --plotly none.js", "none.js: no such file")]
    [InlineData("notebook html {good} --plotly {good} --out {folder}/pages", "good.csv: is not plotly.js")]
    [InlineData("notebook kernel run none.json", "none.json")]
    [InlineData("reproduce --full --smoke", "contradict each other")]
    [InlineData("reproduce electronic", "Did you mean 'electronics'")]
    [InlineData("reproduce electronic", "best, lists, ncf, sequences, external, all")]
    [InlineData("reproduce --plugin missing.dll", "missing.dll: no such file: build it first (dotnet build")]
    [InlineData("reproduce --data {folder}", "Electronics.csv")]
    public async Task What_goes_wrong_is_said_on_standard_error_with_a_remedy(string line, string part)
    {
        var good = Write(
            "good.csv", "user,item,rating\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"u{i % 6},i{i % 10},{1 + (i % 5)}\n")));
        var unclear = Write("unclear.csv", "1,2,3,4\n");
        var empty = Write("empty.csv", "");
        var features = Path.Combine(_folder, "i.features");
        new FeatureMatrix("text", Vocabulary.FromIds(["i0", "i1"]), 1, [1, 2]).Save(features);
        var arguments = line.Split(' ')
            .Select(
                a =>
                    a.Replace("{good}", good).Replace("{unclear}", unclear).Replace("{empty}", empty).Replace("{features}", features)
                        .Replace("{folder}", _folder)).ToArray();
        var before = Directory.EnumerateFileSystemEntries(_folder).Count();
        var (code, output, error) = await Run(arguments);
        Assert.Equal(1, code);
        Assert.Contains(part, error);
        Assert.Empty(output);
        Assert.DoesNotContain("Parameter", error);
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(_folder).Count());
    }

    [Fact]
    public async Task Features_of_another_program_go_from_their_file_into_a_run_that_names_them()
    {
        var (data, run, target) = (await Synthesize(), Path.Combine(_folder, "run"), Path.Combine(_folder, "text.features"));
        var items = Reviews.Read(data).ToRatings().Items.Ids.Take(20).ToArray(); // of 30
        var vectors = Path.Combine(_folder, "vectors.npy");
        await using (var file = File.Create(vectors))
        {
            var header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({items.Length + 1}, 2), }}".PadRight(117) + "\n";
            file.Write(
                [
                    0x93,
                    .. "NUMPY"u8,
                    1,
                    0,
                    .. BitConverter.GetBytes((ushort)header.Length),
                    .. System.Text.Encoding.ASCII.GetBytes(header)]);
            for (var i = 0; i < (items.Length + 1) * 2; i++) file.Write(BitConverter.GetBytes(MathF.Sin(i)));
        }

        var (imported, said, why) = await Run(
            "features",
            "import",
            vectors,
            "--ids",
            Write("ids.txt", string.Join('\n', [.. items, "nobody-rated-it"])),
            "--name",
            "text",
            "--out",
            target,
            "--only-items-of",
            data);
        Assert.True(imported == 0, why);
        Assert.Contains("1 rows are of items that nobody rated", said);
        var (code, output, error) = await Run(
            "train",
            "--data",
            data,
            "--model",
            "hybrid-text",
            "--hidden",
            "16",
            "--epochs",
            "2",
            "--text",
            target,
            "--scaling",
            "text=standardize",
            "--out",
            run);
        Assert.True(code == 0, error);
        Assert.Contains("text: 20 of 30 items have it", output);
        Assert.Contains("3 numbers each, the last of which marks items without, standardized", output);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(run, "run.json")));
        var input = Assert.Single(document.RootElement.GetProperty("input").GetProperty("features").EnumerateArray());
        Assert.Equal(
            ("text", target, "standardize", "import of npy"),
            (
                input.GetProperty("name").GetString(),
                input.GetProperty("file").GetString(),
                input.GetProperty("scaling").GetString(),
                input.GetProperty("origin").GetProperty("method").GetString()));
        Assert.Equal(16, input.GetProperty("fileHash").GetString()!.Length);
        Assert.InRange(RunFolder.Load(run).Predict(RunFolder.Load(run).Users[0], items[0]), -10, 20);
    }

    [Theory]
    [InlineData("hybrid-text-image", "--branches dot,mlp", "\"loss\": \"mae\"")]
    [InlineData("hybrid-text-image", "--branches dot,mlp --loss mse", "\"branches\": \"dot, mlp\"")]
    [InlineData("neumf", "--layers 8,4", "\"loss\": \"mse\"")]
    [InlineData("collab-nn", "--layers 10,5", "\"name\": \"one-cycle\"")]
    [InlineData("tower-mlp", "", "\"epsilonPlacement\": \"keras\"")]
    public async Task A_model_is_trained_as_published_where_that_is_asked_for(string model, string more, string part)
    {
        var (code, output, error) = await Run(
            [
                "train",
                "--data",
                await Synthesize(),
                "--model",
                model,
                "--recipe",
                "published",
                "--epochs",
                "1",
                "--json",
                .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.True(code == 0, error);
        Assert.Contains(part, output);
        Assert.Contains("\"recipe\": \"published\"", output);
    }

    [Fact]
    public async Task A_model_is_trained_from_the_tuned_baseline_unless_told_otherwise()
    {
        var (code, output, error) = await Run("train", "--data", await Synthesize(), "--model", "biased-mf", "--epochs", "1", "--json");
        Assert.True(code == 0, error);
        foreach (var part in new[] { "\"recipe\": \"fitted\"", "\"start\": \"tuned-bias\"", "\"countsStart\": true", "\"hints\": [" })
            Assert.Contains(part, output);
    }

    [Fact]
    public async Task Lines_written_to_a_file_hold_no_colours()
    {
        var (_, output, error) = await Run("data", "inspect", await Synthesize());
        Assert.DoesNotContain('\x1b', output + error);
    }

    [Fact]
    public async Task A_format_with_pictures_is_synthesized_into_files_that_are_named_and_may_be_replaced()
    {
        var folder = Path.Combine(_folder, "films");
        string[] arguments = [
            "data",
            "synthesize",
            "--out",
            folder,
            "--format",
            "movielens-latest",
            "--users",
            "40",
            "--items",
            "30",
            "--ratings",
            "300",
            "--draw-pictures",
            "--json"];
        for (var run = 0; run < 2; run++)
        {
            var (code, output, error) = await Run(arguments);
            Assert.True(code == 0, error);
            using var document = JsonDocument.Parse(output);
            Assert.Equal(
                ["images/*.png", "README.txt", "movies.csv", "ratings.csv"],
                document.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetString()));
            Assert.Equal(30, Directory.GetFiles(Path.Combine(folder, "images")).Length);
        }

        Assert.Equal(
            ["README.txt", "images", "movies.csv", "ratings.csv"],
            Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<string> Synthesize()
    {
        var (code, _, error) = await Run(
            "data", "synthesize", "--out", Path.Combine(_folder, "synthetic"), "--users", "60", "--items", "30", "--ratings", "600");
        Assert.True(code == 0, error);
        return Path.Combine(_folder, "synthetic", "synthetic_reviews.json.gz");
    }
}
