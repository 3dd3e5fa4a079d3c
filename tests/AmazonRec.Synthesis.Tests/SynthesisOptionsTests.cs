namespace AmazonRec.Synthesis.Tests;

public sealed class SynthesisOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => new SynthesisOptions().Validate();

    [Theory]
    [InlineData(1, 300, 11_000, "Users is 1: choose a number from 2 to 99,999,999.")]
    [InlineData(600, 0, 11_000, "Items is 0: choose a number from 2 to 9,999,999.")]
    [InlineData(600, 10_000_000, 11_000, "Items is 10,000,000: choose")]
    [InlineData(600, 300, -5, "ask for 600 or more")]
    [InlineData(100, 300, 299, "ask for 300 or more")]
    [InlineData(10, 10, 51, "ask for 50 or fewer")]
    [InlineData(10, 11, 51, "ask for 50 or fewer")]
    public void What_does_not_fit_is_refused_with_what_would(int users, int items, int ratings, string remedy)
    {
        var options = new SynthesisOptions { Users = users, Items = items, Ratings = ratings };
        Assert.Contains(remedy, Assert.Throws<ArgumentException>(options.Validate).Message);
    }

    [Fact]
    public void Nothing_is_written_for_options_that_do_not_fit()
    {
        var folder = Directory.CreateTempSubdirectory("amazonrec-synthesis-");
        try
        {
            Assert.Throws<ArgumentException>(() => Synthesizer.Write(
                new SynthesisOptions { Ratings = 1 }, folder.FullName, cancellation: TestContext.Current.CancellationToken));
            Assert.Empty(folder.EnumerateFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
