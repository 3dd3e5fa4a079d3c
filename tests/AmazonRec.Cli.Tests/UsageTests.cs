namespace AmazonRec.Cli.Tests;

/// <summary>What someone sees who types it for the first time, or wrong.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("", "amazonrec [command] [options]", "amazonrec reproduce")]
    [InlineData("data", "amazonrec data [command] [options]", "inspect")]
    [InlineData("features", "amazonrec features [command] [options]", "similar")]
    [InlineData("notebook", "amazonrec notebook [command] [options]", "kernel")]
    [InlineData("notebook kernel", "amazonrec notebook kernel [command] [options]", "install")]
    [InlineData("train --help", "amazonrec train [options]", "--lr")]
    public async Task A_group_without_a_command_shows_help_under_the_name_that_is_typed(string line, string usage, string part)
    {
        var (code, output, error) = await Run(line);
        Assert.Equal((0, ""), (code, error));
        foreach (var expected in new[] { usage, part, "Examples:" }) Assert.Contains(expected, output);
        Assert.DoesNotContain("AmazonRec.Cli", output);
        Assert.DoesNotContain("testhost", output);
    }

    [Theory]
    [InlineData("train --data x --model svd --lr abc", "--lr: 'abc' is not a number (for example 0.001)")]
    [InlineData("train --data x --model svd --lr 0,01", "--lr: '0,01' is not a number")]
    [InlineData("train --data x --model svd --epochs 1.5", "--epochs: '1.5' is not a whole number (for example 20)")]
    [
        InlineData(
            "train --data x --model svd --epochs 99999999999",
            "--epochs: '99999999999' is out of range; it takes whole numbers from 1 to 2147483647")]
    [InlineData("train --data x --model svd --seed -1", "--seed: '-1' is out of range; it takes whole numbers from 0 to")]
    [InlineData("train --data x --model svd --dropout many", "--dropout: 'many' is not a number")]
    [InlineData("train --data x --model svd --drop-last maybe", "'maybe' is one word too many: amazonrec train takes options only")]
    [InlineData("train --data x --model svd --loss msee", "--loss: 'msee' is none of bce, huber, mae, mse. Did you mean 'mse'?")]
    [InlineData("train --data x --model svd --engine gpu", "--engine: 'gpu' is none of managed, torch.")]
    [InlineData("train --data x --model svd --from 23.7.2014", "--from: '23.7.2014' is no date. Write it as in 2014-07-23.")]
    [InlineData("train --data x --model svd --rating-range 5", "--rating-range: '5' is no range")]
    [InlineData("train --data x --model svd --epochs", "--epochs takes a value: --epochs N.")]
    [InlineData("predict --run x --user --item y", "--user lacks its value: '--item' is an option. Write --user ID.")]
    [InlineData("recommend --run x --user --top 3", "--user lacks its value: '--top' is an option.")]
    [InlineData("train --data x --data y --model svd", "--data takes one value, and was given 2: x, y")]
    [InlineData("train --model svd", "--data FILE is missing: reviews (JSON lines)")]
    [InlineData("data inspect", "FILE is missing: reviews (JSON lines)")]
    [InlineData("similar --run x --item y --min-ratings few", "--min-ratings: 'few' is not a whole number (for example 5)")]
    [InlineData("serve --run x --port http", "--port: 'http' is not a whole number (for example 5000)")]
    [InlineData("notebook run x --timeout soon", "--timeout: 'soon' is not a number (for example 60)")]
    [InlineData("train --data x --model svd --epoch 5", "amazonrec train has no option '--epoch'. Did you mean '--epochs'?")]
    [InlineData("notebook html notebooks --nocode", "amazonrec notebook html has no option '--nocode'. Did you mean '--no-code'?")]
    [InlineData("notebook run x --mod full", "amazonrec notebook run has no option '--mod'. Did you mean '--mode'?")]
    [InlineData("compare runs --htlm x", "amazonrec compare has no option '--htlm'. Did you mean '--html'?")]
    [InlineData("train --data x --model svd again", "'again' is one word too many: amazonrec train takes options only")]
    [InlineData("trian --data x", "'trian' is no command of amazonrec. Did you mean 'train'? Commands: reproduce,")]
    [InlineData("data inspct x", "'inspct' is no command of amazonrec data. Did you mean 'inspect'?")]
    public async Task A_wrong_word_is_named_in_one_line_of_plain_words(string line, string expected)
    {
        var (code, output, error) = await Run(line);
        Assert.Equal((1, ""), (code, output));
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"error: {expected}", lines[0], StringComparison.Ordinal);
        Assert.Matches("^Help: amazonrec.* --help$", lines[1]);
        Assert.DoesNotContain("System.", error);
        Assert.DoesNotContain("AmazonRec.", error);
    }

    [Theory]
    [InlineData("wibble")]
    [InlineData("train --data x --model svd --wobble")]
    [InlineData("train --data x --model zzz")]
    [InlineData("train --data x --model svd --split sideways")]
    [InlineData("reproduce everything")]
    [InlineData("data download nowhere")]
    public async Task What_resembles_nothing_gets_no_advice(string line)
    {
        var (code, _, error) = await Run(line);
        Assert.Equal(1, code);
        Assert.DoesNotContain("Did you mean", error);
    }

    private static async Task<(int Code, string Output, string Error)> Run(string line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), output, error);
        return (code, output.ToString(), error.ToString());
    }
}
