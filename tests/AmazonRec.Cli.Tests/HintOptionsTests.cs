using AmazonRec.Testing.Models;

namespace AmazonRec.Cli.Tests;

public sealed class HintOptionsTests
{
    public static TheoryData<string> Tries =>
        [.. MadeUpResult.ByHint.Values.SelectMany(result => result.Hints).SelectMany(hint => hint.Try).Distinct()];

    [Theory]
    [MemberData(nameof(Tries))]
    public void What_a_hint_says_to_try_is_an_option_of_train(string text)
    {
        var model = text.StartsWith("--model ", StringComparison.Ordinal) ? "" : "--model svd ";
        Assert.Empty(CommandLine.Root().Parse($"train --data x {model}{text}").Errors);
    }
}
