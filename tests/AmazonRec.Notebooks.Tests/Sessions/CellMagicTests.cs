using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Tests.Sessions;

public sealed class CellMagicTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("%%time\nvar x = 1;", 1, "the magic `%%time` is not known to this host")]
    [InlineData("%matplotlib inline", 1, "the magic `%matplotlib`")]
    [InlineData("var x = 1;\n#!time", 2, "`#!time` times the whole cell: put it into the first line")]
    [InlineData("#!time --all\n1", 1, "the magic `#!time`")]
    [InlineData("// first\n\n#!share x --from fsharp\nx", 3, "the magic `#!share`")]
    [InlineData("var x = 1;\n#!who", 2, "the magic `#!who`")]
    [InlineData("#!csharp --help\n1", 1, "the magic `#!csharp`")]
    [InlineData("#!/usr/bin/env dotnet\n1", 1, "the magic `#!/usr/bin/env`")]
    [InlineData("#!\n1", 1, "the magic `#!`")]
    [InlineData("#!javascript\nvar x = 1;", 1, "cell 1 is JavaScript, and this host runs C# alone")]
    [InlineData("#!F#\nlet x = 1", 1, "cell 1 is F#, and this host runs C# alone")]
    [InlineData("%%html\n<b>", 1, "cell 1 is HTML, and this host runs C# alone")]
    [InlineData("#!value --name x\n1", 1, "cell 1 is a plain value, and this host runs C# alone")]
    [InlineData("var x = 1;\n#!mermaid\ngraph TD", 2, "cell 1 turns to Mermaid in line 2")]
    public async Task What_is_no_csharp_is_refused_and_nothing_of_it_runs(string code, int line, string message)
    {
        var error = await _session.Error(code);
        Assert.StartsWith(message, error.Message);
        Assert.Equal(line, error.Line);
        Assert.Contains("cell 1", error.Traceback[0]);
        Assert.Equal("CompilationError", (await _session.Error("x")).Name);
    }

    [Fact]
    public async Task A_magic_that_is_not_known_is_answered_with_those_that_are() =>
        Assert.Equal(
            "the magic `#!about` is not known to this host, which knows `#!csharp`, `#!time` in the first line, "
            + "`#r \"nuget: NAME, VERSION\"` and `#i \"nuget: SOURCE\"`. Take the line out.",
            (await _session.Error("#!about")).Message);

    [Theory]
    [InlineData("#!csharp\n1 + 1")]
    [InlineData("#!C#\r\n1 + 1")]
    [InlineData("\n  #!csharp  \nvar a = 2;\n#!c#\na")]
    [InlineData("4\n% 2 + 2")]
    [InlineData("/*\n#!time\n%%time */ 2")]
    [InlineData("var text = @\"\n#!javascript\n%x\";\n2")]
    [InlineData("var text = \"\"\"\n#!time\n\"\"\";\n2")]
    [InlineData("// 100%\n// #!time\n2")]
    public async Task What_only_looks_like_it_runs(string code) => Assert.Equal("2", await _session.Value(code));

    [Theory]
    [InlineData("#!time\n1 + 1", "2")]
    [InlineData("// how long?\n#!csharp\n#!time\n1 + 1", "2")]
    public async Task A_cell_is_timed_in_the_words_of_the_dotnet_interactive_kernel(string code, string value)
    {
        var outputs = await _session.Run(code);
        Assert.Equal(["execute_result", "display_data"], outputs.Select(o => o.Kind));
        Assert.Equal(value, (string?)Assert.IsType<DataOutput>(outputs[0]).Data["text/plain"]);
        Assert.Matches(@"^Wall time: \d+\.\dms$", (string?)Assert.IsType<DataOutput>(outputs[1]).Data["text/plain"]);
        Assert.Equal(2, (await _session.Error("#!time\nthrow new Exception();")).Line);
    }

    [Fact]
    public async Task Errors_name_the_lines_as_they_were_written()
    {
        Assert.Equal(3, (await _session.Error("#!csharp\nvar a = 1;\nthrow new Exception();")).Line);
        Assert.Equal(
            "cell 2, line 2, column 1: error CS0103: The name 'b' does not exist in the current context",
            (await _session.Error("#!csharp\nb")).Message);
    }
}
