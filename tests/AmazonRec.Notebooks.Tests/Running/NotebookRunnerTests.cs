using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Running;
using AmazonRec.Notebooks.Tests.Documents;

namespace AmazonRec.Notebooks.Tests.Running;

public sealed class NotebookRunnerTests
{
    [Fact]
    public async Task Outputs_go_into_the_cells_and_all_else_stays()
    {
        var text = NotebookText.Of(("Console.Write(\"a\"); Console.WriteLine(\"b\"); Console.Write('c');\n1 + 1", null));
        var (notebook, run) = await Run(text);
        Assert.Null(run.Failure);
        var written = JsonNode.Parse(notebook.Write())!;
        var cell = written["cells"]![1]!;
        Assert.Equal("""[{"name":"stdout","text":["ab\n","c"],"output_type":"stream"},{"data":{"text/plain":["2"]},"metadata":{},"execution_count":1,"output_type":"execute_result"}]""", cell["outputs"]!.ToJsonString());
        Assert.Equal((1, "kept", "cell-0"), ((int)cell["execution_count"]!, (string?)cell["unknown"], (string?)cell["id"]));
        (cell["outputs"], cell["execution_count"]) = (new JsonArray(), null);
        written["metadata"]!.AsObject().Remove("amazonrec");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), written));
    }

    [Fact]
    public async Task A_cell_that_fails_ends_the_run_with_its_number_and_line()
    {
        var (_, run) = await Run(
            NotebookText.Of(("1", null), ("var a = 1;\n\nthrow new Exception(\"why\");", null), ("Console.Write(1);", null)));
        Assert.Equal((2, 3), (run.Failure!.Cell, run.Failure.Line));
        Assert.Contains("why", run.Failure.Message);
        Assert.Equal(2, run.Cells);
    }

    [Fact]
    public async Task A_cell_that_must_fail_may_and_has_to()
    {
        Assert.Null((await Run(NotebookText.Of(("throw new Exception();", NotebookRunner.RaisesException), ("2", null)))).Run.Failure);
        Assert.Contains("raised none", (await Run(NotebookText.Of(("1", NotebookRunner.RaisesException)))).Run.Failure!.Message);
    }

    [Fact]
    public async Task A_cell_that_takes_too_long_is_stopped()
    {
        var (_, run) = await Run(NotebookText.Of(("while (true) { }", null)), TimeSpan.FromMilliseconds(200));
        Assert.Contains("takes longer than 0.2 s", run.Failure!.Message);
    }

    [Fact]
    public async Task Who_cancels_gets_no_notebook()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Immediate(p => stop.CancelAfter(p is { Cell: 2, Seconds: null } ? 1 : -1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NotebookRunner.RunAsync(
            Notebook.Parse(NotebookText.Of(("1", null), ("while (true) { }", null)), "n"), Path.GetTempPath(), new(RunMode.Smoke), progress,
            stop.Token));
    }

    [Fact]
    public async Task Cells_read_the_mode_and_the_file_remembers_it()
    {
        var (notebook, _) = await Run(NotebookText.Of(("Environment.GetEnvironmentVariable(\"AMAZONREC_MODE\")", null)));
        Assert.Equal("smoke", notebook.Mode);
        Assert.Contains("smoke", notebook.Cells[1].Outputs.ToJsonString());
    }

    [Fact]
    public async Task Checking_finds_the_cell_that_shows_something_else_and_leaves_volatile_ones_alone()
    {
        var text = NotebookText.Of(
            ("Console.WriteLine(\"same\");\nConsole.WriteLine(\"old\");", null), ("\"time 1\"", OutputComparison.Volatile), ("5", null));
        var (file, _) = await Run(text);
        Assert.Empty(OutputComparison.Compare(file, (await Run(text)).Notebook));
        var difference = Assert.Single(
            OutputComparison.Compare(file, (await Run(text.Replace("old", "new").Replace("time 1", "time 2"))).Notebook));
        Assert.Equal((1, "cell-0"), (difference.Cell, difference.Id));
        Assert.Equal(["  same", "- old", "+ new"], difference.Lines);
    }

    [Fact]
    public void The_order_of_names_in_json_is_no_difference()
    {
        var file = Json("""{ "a": 1, "b": [{ "c": 2, "d": 3 }] }""");
        Assert.Empty(OutputComparison.Compare(file, Json("""{ "b": [{ "d": 3, "c": 2 }], "a": 1 }""")));
        Assert.NotEmpty(OutputComparison.Compare(file, Json("""{ "a": 1, "b": [{ "c": 2, "d": 4 }] }""")));

        static Notebook Json(string data) =>
            Notebook.Parse(
                NotebookText.Of(("x", null))
                    .Replace(
                        "\"outputs\":[]", $"\"outputs\":[{{\"output_type\":\"display_data\",\"data\":{{\"application/json\":{data}}}}}]"),
                "n");
    }

    [Fact]
    public async Task A_check_ends_where_other_data_are_at_hand_than_the_file_was_made_with()
    {
        const string Status =
            "#r \"AmazonRec.dll\"\n#r \"AmazonRec.Studies.dll\"\nnew AmazonRec.Studies.Figures.RunStatus(\"smoke\", "
            + "AmazonRec.Studies.StudyData.Sample)";
        var (file, _) = await Run(NotebookText.Of((Status, OutputComparison.Volatile), ("1", null)));
        var same = await Checked(file.Write());
        Assert.Equal((null, 2), (same.OtherData, same.Cells));
        var other = await Checked(file.Write().Replace("\"synthetic sample\"", "\"real\""));
        var processor = AmazonRec.Studies.Running.RunEnvironment.Here.Processor;
        Assert.Equal((new OtherData($"real on {processor}", $"synthetic sample on {processor}"), 1), (other.OtherData, other.Cells));
        Assert.NotNull((await Checked(file.Write().Replace(processor, "another type"))).OtherData);

        static Task<NotebookRun> Checked(string text) => NotebookRunner.RunAsync(
            Notebook.Parse(text, "n"), Path.GetTempPath(), new(RunMode.Smoke, Data: DataWanted.Same),
            cancellation: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_run_ends_where_it_would_replace_what_was_made_on_real_data()
    {
        const string Status =
            "#r \"AmazonRec.dll\"\n#r \"AmazonRec.Studies.dll\"\nnew AmazonRec.Studies.Figures.RunStatus(\"smoke\", "
            + "AmazonRec.Studies.StudyData.Sample)";
        var (file, _) = await Run(NotebookText.Of((Status, null), ("1", null)));
        var text = file.Write();
        Assert.Null((await Replacing(text)).OtherData);
        Assert.Null((await Replacing(text.Replace(AmazonRec.Studies.Running.RunEnvironment.Here.Processor, "another type"))).OtherData);
        var lost = await Replacing(text.Replace("\"synthetic sample\"", "\"synthetic sample\", \"films\""));
        Assert.Equal((new OtherData("synthetic sample and films", "synthetic sample"), 1), (lost.OtherData, lost.Cells));

        static Task<NotebookRun> Replacing(string text) => NotebookRunner.RunAsync(
            Notebook.Parse(text, "n"), Path.GetTempPath(), new(RunMode.Smoke, Data: DataWanted.NoneLost),
            cancellation: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_value_that_is_shown_anew_takes_the_place_of_the_old_one_in_whichever_cell_it_stands()
    {
        var (notebook, run) = await Run(NotebookText.Of(
            ("var one = display(1);\nvar two = \"two\".Display();\none.Update(10);", null),
            ("display(3);\nforeach (var i in new[] { 4, 5 }) one.Update(i);\ntwo.Update(HTML(\"<b>2</b>\"));", null),
            ("one.Update(6)", null)));
        Assert.Null(run.Failure);
        var cells = notebook.CodeCells.Select(c => c.Outputs.ToJsonString()).ToArray();
        Assert.Equal("""[{"data":{"text/plain":["6"]},"metadata":{},"output_type":"display_data"},{"data":{"text/html":["<b>2</b>"],"text/plain":["<b>2</b>"]},"metadata":{},"output_type":"display_data"}]""", System.Text.RegularExpressions.Regex.Unescape(cells[0]));
        Assert.Equal(("""[{"data":{"text/plain":["3"]},"metadata":{},"output_type":"display_data"}]""", "[]"), (cells[1], cells[2]));
    }

    [Fact]
    public async Task A_notebook_with_a_cell_of_another_language_does_not_begin()
    {
        var json = JsonNode.Parse(NotebookText.Of(("1", null), ("var x = 5;", null)))!;
        json["cells"]![2]!["metadata"]!["polyglot_notebook"] = new JsonObject { ["kernelName"] = "javascript" };
        var (notebook, run) = await Run(json.ToJsonString());
        Assert.Equal((0, 2), (run.Cells, run.Failure!.Cell));
        Assert.StartsWith("cell 2 is JavaScript, and this host runs C# alone", run.Failure.Message);
        Assert.Empty(notebook.CodeCells.First().Outputs);
    }

    private static async Task<(Notebook Notebook, NotebookRun Run)> Run(string text, TimeSpan? limit = null)
    {
        var notebook = Notebook.Parse(text, "n.ipynb");
        return (
            notebook,
            await NotebookRunner.RunAsync(
                notebook, Path.GetTempPath(), new(RunMode.Smoke, limit), cancellation: TestContext.Current.CancellationToken));
    }

    private sealed class Immediate(Action<RunProgress> hear) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => hear(value);
    }
}
