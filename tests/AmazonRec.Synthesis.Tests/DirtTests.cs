using System.Text.Json;

namespace AmazonRec.Synthesis.Tests;

public sealed class DirtTests : IDisposable
{
    private static readonly SynthesisOptions Dirty = new() { Users = 1000, Items = 1000, Ratings = 5000, Dirty = 0.4 };
    private readonly Synthesized _made = new(Dirty);

    public void Dispose() => _made.Dispose();

    [Fact]
    public void Of_each_kind_of_dirt_there_is_a_quarter_of_the_share()
    {
        var items = _made.Lines(Synthesizer.MetadataName).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.InRange(items.Count - 1000, 70, 130);
        Assert.InRange(items.Count(item => item.GetProperty("title").GetString()!.Length == 0), 70, 130);
        Assert.InRange(items.Count(item => item.GetProperty("title").GetString()!.Contains("<span")), 70, 130);
        Assert.InRange(items.Count(item => item.GetProperty("price").GetString()!.Length == 0), 150, 250); // a tenth has none anyway
    }

    [Fact]
    public void Second_lines_follow_the_first_and_are_the_same()
    {
        var lines = _made.Lines(Synthesizer.MetadataName);
        Assert.Equal(1000, lines.Distinct().Count());
        Assert.Equal(lines.Length - 1000, lines.Zip(lines.Skip(1)).Count(pair => pair.First == pair.Second));
    }

    [Fact]
    public void Quotes_in_python_literals_are_escaped()
    {
        using var made = new Synthesized(Dirty with { Format = SynthesisFormat.Amazon2014, Gzip = false });
        var lines = made.Lines("synthetic_meta.json");
        Assert.Contains(lines, line => line.Contains(""" 'title': '<div class="title-block"><span data-n=\'1\'> &nbsp;</span></div>', """));
        Assert.Contains(lines, line => !line.Contains("'title'"));
        Assert.Contains(lines, line => !line.Contains("'price'"));
    }

    [Fact]
    public void Formats_without_metadata_have_nothing_that_could_be_dirty() => Assert.Contains(
        "leave Dirty at 0", Assert.Throws<ArgumentException>((Dirty with { Format = SynthesisFormat.Ratings2018 }).Validate).Message);
}
