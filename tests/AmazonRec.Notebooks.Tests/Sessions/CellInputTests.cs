using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Tests.Sessions;

public sealed class CellInputTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("var a = Console.ReadLine();")]
    [InlineData("Console.Read();")]
    [InlineData("Console.In.ReadToEnd();")]
    [InlineData("Console.In.ReadBlock(new char[2], 0, 2);")]
    [InlineData("Console.In.Peek();")]
    [InlineData("await Console.In.ReadLineAsync();")]
    [InlineData("await Task.Run(() => Console.ReadLine());")]
    [InlineData("foreach (var i in new[] { 1 }) System.Console.ReadLine();")]
    public async Task A_cell_that_asks_is_told_that_it_cannot(string code)
    {
        var error = await _session.Error($"Console.Write(1);\n{code}");
        Assert.StartsWith("cells cannot ask for input", error.Message);
        Assert.Equal(2, error.Line);
        Assert.Contains("   at cell 1, line 2", error.Traceback);
    }

    [Fact]
    public async Task Where_somebody_answers_a_cell_gets_line_after_line()
    {
        var answers = new Queue<string>(["Ada", "12", "", "xy"]);
        var told = "";
        var result = await _session.Inner.ExecuteAsync(
            "Console.Write(Console.ReadLine() + int.Parse(Console.ReadLine()) + Console.ReadLine().Length);\n"
            + "Console.Write((char)Console.Read());\nConsole.Write(Console.In.ReadToEnd());",
            output =>
            {
                if (output is CellQuestion question) question.Answer(answers.Dequeue());
                else told += (output as StreamOutput)?.Text;
            },
            asks: true,
            cancellation: TestContext.Current.CancellationToken);
        Assert.Null(result.Error?.Message);
        Assert.Equal("Ada120xy\n", told);
    }

    [Fact]
    public async Task A_question_that_nobody_answers_ends_when_the_cell_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        var result = await _session.Inner.ExecuteAsync(
            "Console.ReadLine();", output => stop.CancelAfter(1), asks: true, cancellation: stop.Token);
        Assert.True(result.Interrupted);
    }

    [Fact]
    public async Task Keys_cannot_be_asked_for_either()
    {
        Assert.SkipUnless(Console.IsInputRedirected, "Started from a terminal, whose keys .NET reads.");
        Assert.StartsWith("cells cannot ask for single keys", (await _session.Error("Console.ReadKey(true);")).Message);
        Assert.StartsWith("cells cannot ask for single keys", (await _session.Error("while (!Console.KeyAvailable) { }")).Message);
    }
}
