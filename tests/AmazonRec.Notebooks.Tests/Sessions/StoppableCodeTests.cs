using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Tests.Sessions;

public sealed class StoppableCodeTests
{
    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("for (;;) ;")]
    [InlineData("do\n    x++;\nwhile (true);")]
    [InlineData("foreach (var (a, b) in pairs)\n{\n    Console.Write(a);\n}\nvar y = 1;")]
    [InlineData("void F()\n{\n    foreach (var a in b) for (;;)\n        G();\n}\nF();")]
    public void Every_loop_looks_and_no_line_moves(string code)
    {
        var stoppable = StoppableCode.Rewrite(code);
        Assert.Equal(code.Split("for").Length + code.Split("while").Length - 2, stoppable.Split("IfAsked").Length - 1);
        Assert.Equal(
            code.Split('\n').Select(Letters),
            stoppable.Replace("global::AmazonRec.Notebooks.Cells.Stop.IfAsked();", "", StringComparison.Ordinal).Split('\n')
                .Select(Letters));

        static string Letters(string line) => string.Concat(line.Where(char.IsAsciiLetterOrDigit));
    }

    [Theory]
    [InlineData("var x = 1 +")]
    [InlineData("var x = 1; x")]
    public void Code_without_loops_or_that_is_not_code_stays_as_it_is(string code) => Assert.Equal(code, StoppableCode.Rewrite(code));
}
