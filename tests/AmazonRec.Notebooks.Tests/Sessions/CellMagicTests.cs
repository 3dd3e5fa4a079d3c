namespace AmazonRec.Notebooks.Tests.Sessions;

public sealed class CellMagicTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("%%time\nvar x = 1;", 1, "the magic `%%time` is not known to this host")]
    [InlineData("%matplotlib inline", 1, "the magic `%matplotlib`")]
    [InlineData("#!time\nvar x = 1;", 1, "the magic `#!time`")]
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

    [Fact]
    public async Task Errors_name_the_lines_as_they_were_written()
    {
        Assert.Equal(3, (await _session.Error("#!csharp\nvar a = 1;\nthrow new Exception();")).Line);
        Assert.Equal(
            "cell 2, line 2, column 1: error CS0103: The name 'b' does not exist in the current context",
            (await _session.Error("#!csharp\nb")).Message);
    }
}
