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
    public async Task Keys_cannot_be_asked_for_either()
    {
        Assert.SkipUnless(Console.IsInputRedirected, "Started from a terminal, whose keys .NET reads.");
        Assert.StartsWith("cells cannot ask for input", (await _session.Error("Console.ReadKey(true);")).Message);
        Assert.StartsWith("cells cannot ask for input", (await _session.Error("while (!Console.KeyAvailable) { }")).Message);
    }
}
