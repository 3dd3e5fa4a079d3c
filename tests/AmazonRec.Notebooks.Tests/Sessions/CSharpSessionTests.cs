using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Tests.Sessions;

public sealed class CSharpSessionTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Cells_see_what_earlier_cells_declared()
    {
        await _session.Run("using System.IO;\nint Twice(int x) => 2 * x;\nrecord Point(int X);\nvar x = 20;");
        Assert.Equal("41", await _session.Value("x = Twice(x) + new Point(1).X;\nx"));
        Assert.Equal("a/b", await _session.Value("Path.Combine(\"a\", \"b\").Replace('\\\\', '/')"));
    }

    [Fact]
    public async Task Only_a_last_expression_without_a_semicolon_is_shown()
    {
        Assert.Empty(await _session.Run("var y = 1;\ny + 1;\ny.ToString();".Replace("y + 1;\n", "")));
        Assert.Equal("[1, 2]", await _session.Value("new[] { 1, 2 }"));
        Assert.Equal("3", await _session.Value("await Task.FromResult(3)"));
        Assert.Empty(await _session.Run("Console.Write(\"\")"));
    }

    [Fact]
    public async Task What_is_displayed_and_what_is_written_come_in_order()
    {
        var outputs = await _session.Run(
            "Console.WriteLine(\"a\");\ndisplay(1);\nConsole.Error.Write('b');\nvar two = "
            + "2;\ntwo.Display();\nHTML(\"<b>c</b>\").Display();\ntwo");
        Assert.Equal(["stream", "display_data", "stream", "display_data", "display_data", "execute_result"], outputs.Select(o => o.Kind));
        Assert.Equal((new StreamOutput("stdout", "a\n"), new StreamOutput("stderr", "b")), (outputs[0], outputs[2]));
        Assert.Equal("<b>c</b>", (string?)Assert.IsType<DataOutput>(outputs[4]).Data["text/html"]);
    }

    [Fact]
    public async Task The_imports_are_those_of_the_dotnet_interactive_kernel()
    {
        Assert.Equal("3", await _session.Value("new List<int> { 1, 2 }.Sum() + new StringBuilder().Length + (new ArrayList()).Count"));
        Assert.Contains("File", (await _session.Error("File.Exists(\"x\")")).Message);
    }

    [Fact]
    public async Task An_error_of_the_compiler_names_cell_line_and_column_and_changes_nothing()
    {
        await _session.Run("var z = 1;");
        var error = await _session.Error("z = 2;\n  z = nothing;");
        Assert.Equal(("CompilationError", 2), (error.Name, error.Line));
        Assert.Equal(
            [
                "cell 2, line 2, column 7: error CS0103: The name 'nothing' does not exist in the current context",
                "    z = nothing;",
                "        ^"],
            error.Traceback);
        Assert.Equal("1", await _session.Value("z"));
    }

    [Fact]
    public async Task An_exception_names_the_lines_of_the_cells_that_it_came_through_and_leaves_what_was_declared_before_it()
    {
        await _session.Run("int Parse(string text)\n{\n    return int.Parse(text);\n}");
        var error = await _session.Error("var before = 5;\nParse(\"no\");");
        Assert.Equal(("System.FormatException", 2), (error.Name, error.Line));
        Assert.Contains("   at cell 1, line 3", error.Traceback);
        Assert.Contains("   at cell 2, line 2", error.Traceback);
        Assert.DoesNotContain(error.Traceback, line => line.Contains("CodeAnalysis", StringComparison.Ordinal));
        Assert.Equal("5", await _session.Value("before"));
    }

    [Fact]
    public async Task A_loaded_file_brings_its_variables_and_its_errors_name_it()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_session.Folder, "setup.csx"),
            "var Mode = \"smoke\";\nvoid Fail() => throw new InvalidOperationException(\"here\");",
            TestContext.Current.CancellationToken);
        Assert.Equal("smoke", await _session.Value("#load \"setup.csx\"\nMode"));
        Assert.Contains("   at setup.csx, line 2", (await _session.Error("Fail();")).Traceback);
    }

    [Fact]
    public async Task The_library_is_the_programs_own_and_is_not_there_until_it_is_asked_for()
    {
        Assert.Equal("CompilationError", (await _session.Error("AmazonRec.Data.RatingRange.Stars")).Name);
        Assert.Equal(
            "True",
            await _session.Value(
                "#r \"bin/not/built/AmazonRec.Data.dll\"\nAppDomain.CurrentDomain.GetAssemblies().Count(a => a.GetName().Name == "
                + "\"AmazonRec.Data\") == 1 && AmazonRec.Data.RatingRange.Stars.Max == 5"));
    }

    [Fact]
    public async Task Another_build_of_the_library_is_refused_with_a_remedy()
    {
        File.Copy(typeof(object).Assembly.Location, Path.Combine(_session.Folder, "AmazonRec.dll"));
        var error = await _session.Error("#r \"AmazonRec.dll\"");
        Assert.Contains("another build", error.Message);
        Assert.Contains("dotnet build -c Release", error.Message);
    }

    [Theory]
    [InlineData("#r \"none/Missing.dll\"", "Is it built? dotnet build -c Release")]
    [InlineData("#load \"setup.csx\"", "copy it there, beside the others")]
    [InlineData("#load \"parts/own.csx\"", "Paths begin at the notebook's folder")]
    public async Task A_reference_that_cannot_be_had_says_why(string code, string part) =>
        Assert.Contains(part, string.Join('\n', (await _session.Error(code)).Traceback));

    [Fact]
    public async Task A_file_that_can_not_be_loaded_is_told_with_the_folder_where_it_was_looked_for() =>
        Assert.Contains($"Looked for in {_session.Folder}.", string.Join('\n', (await _session.Error("#load \"setup.csx\"")).Traceback));

    [Theory]
    [InlineData("var a = 1;\nusing var x = new System.IO.MemoryStream();", true)]
    [InlineData("await using var x = new System.IO.MemoryStream();", true)]
    [InlineData("using System.IO.MemoryStream x = new();", true)]
    [InlineData("using IDictionary<string, int>? x = null;", true)]
    [InlineData("using (var x = new System.IO.MemoryStream()) x.Gone();", false)]
    [InlineData("using M = System.Nothing;", false)]
    [InlineData("var x = 1", false)]
    public async Task A_using_that_cells_have_not_is_told_with_what_to_write(string code, bool told)
    {
        var lines = string.Join('\n', (await _session.Error(code)).Traceback);
        Assert.Equal(told, lines.Contains("write using (var x = ...) { ... }", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_type_writes_itself_by_the_convention_of_the_dotnet_interactive_kernel()
    {
        await _session.Run("""
            class TypeFormatterSourceAttribute : Attribute { public TypeFormatterSourceAttribute(Type t) { FormatterSourceType = t; } public Type FormatterSourceType { get; } public string[] PreferredMimeTypes { get; set; } }
            class Source { public IEnumerable<object> CreateTypeFormatters() => new object[] { new Words(), new Numbers() }; }
            class Words { public string MimeType => "text/html"; public bool Format(object o, System.IO.TextWriter w) { w.Write("<i>words</i>"); return true; } }
            class Numbers { public string MimeType => "application/json"; public bool Format(object o, System.IO.TextWriter w) { w.Write("[1]"); return true; } }
            [TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { "application/json", "text/html" })] class Speaking { }
            """);
        var data = Assert.IsType<DataOutput>((await _session.Run("new Speaking()"))[0]).Data;
        Assert.Equal(["application/json", "text/html", "text/plain"], data.Select(d => d.Key));
        Assert.Equal(("[1]", "<i>words</i>"), (data["application/json"]!.ToJsonString(), (string?)data["text/html"]));
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) Console.WriteLine(1);")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("Console.WriteLine(1); await Task.Delay(-1);")]
    public async Task A_cell_without_end_can_be_stopped_and_the_session_goes_on(string code)
    {
        await _session.Run("var kept = 7;");
        using var stop = new CancellationTokenSource();
        var running = _session.Inner.ExecuteAsync($"Console.Error.Write(1);\n{code}", output => Stop(output), cancellation: stop.Token);
        var result = await running;
        Assert.True(result.Interrupted);
        Assert.Equal("Interrupted", result.Error!.Name);
        Assert.Equal([new StreamOutput("stdout", "8")], await _session.Run("Console.Write(kept + 1);"));

        void Stop(CellOutput output)
        {
            if (output is StreamOutput { Name: "stderr" }) stop.CancelAfter(1); // on another thread
        }
    }

    [Fact]
    public async Task Training_that_is_stopped_ends_between_two_batches()
    {
        await _session.Run(
            "#r \"AmazonRec.dll\"\n#r \"AmazonRec.Data.dll\"\n#r \"AmazonRec.Synthesis.dll\"\nusing AmazonRec.Data;\nusing AmazonRec.Models.Zoo;\nusing "
            + "AmazonRec.Synthesis;\nusing AmazonRec.Training;\nvar split = Split.Random(Reviews.Read(Sample.Reviews).ToRatings(), .2);");
        using var stop = new CancellationTokenSource();
        var result = await _session.Inner.ExecuteAsync(
            "Console.Write(1);\nTrainer.Fit(DotMf.Create(), split, new() { Epochs = 1_000_000 });", _ =>
                stop.CancelAfter(50), cancellation: stop.Token);
        Assert.True(result.Interrupted);
        Assert.Equal("4", await _session.Value("Trainer.Fit(DotMf.Create(), split, new() { Epochs = 4 }).History.Epochs.Count"));
    }

    [Fact]
    public async Task Names_are_completed_from_earlier_cells_members_and_statics()
    {
        await _session.Run("var ratings = new List<int>();");
        Assert.Equal(["ratings"], _session.Inner.Complete("rati", 4).Names);
        Assert.Equal((8, 11, true), Of(_session.Inner.Complete("ratings.Cou + 1", 11), "Count"));
        Assert.Contains("WriteLine", _session.Inner.Complete("Console.Wr", 10).Names);
        Assert.Contains("Where", _session.Inner.Complete("ratings.Wh", 10).Names);
        Assert.DoesNotContain("Parse", _session.Inner.Complete("1.Par", 5).Names);
        Assert.Contains("Generic", _session.Inner.Complete("System.Collections.Ge", 21).Names);
        Assert.Contains("while", _session.Inner.Complete("whi", 3).Names);
        Assert.Equal("List<int> ratings", _session.Inner.Describe("ratings", 3));

        static (int, int, bool) Of(Completion completion, string name) =>
            (completion.Start, completion.End, completion.Names.Contains(name));
    }

    [Fact]
    public async Task A_name_is_described_by_its_declaration_and_what_is_written_about_it()
    {
        await _session.Run("#r \"AmazonRec.Data.dll\"\nvar here = 1;");
        await _session.Run("/// <summary>Two\n/// times <see cref=\"T:System.Int32\"/>.</summary>\nint Twice(int x) => 2 * x;");
        Assert.Equal("int Twice(int x)\n\nTwo times Int32.", _session.Inner.Describe("Twice(1)", 3));
        Assert.Contains("RatingRange\n\n", _session.Inner.Describe("AmazonRec.Data.RatingRange", 20));
        Assert.StartsWith("class Array\n", $"{_session.Inner.Describe("Array", 3)}\n");
        Assert.StartsWith("void Console.WriteLine() (+ 1", _session.Inner.Describe("Console.WriteLine", 12));
        Assert.Null(_session.Inner.Describe("nothing", 3));
        Assert.Null(_session.Inner.Describe("#!time", 4));
    }

    [Theory]
    [InlineData("1 + 1", CellState.Complete)]
    [InlineData("#!time\n1 + 1", CellState.Complete)]
    [InlineData("#!fsharp\nlet x =", CellState.Complete)] // so that it is run, and refused with words
    [InlineData("if (true)\n{", CellState.Incomplete)]
    [InlineData("/* more", CellState.Incomplete)]
    [InlineData("var x = ];", CellState.Invalid)]
    [InlineData("int x = ;)", CellState.Invalid)]
    public void A_cell_is_whole_or_waits_for_more_or_is_no_code(string code, CellState state) =>
        Assert.Equal(state, CSharpSession.StateOf(code));
}
