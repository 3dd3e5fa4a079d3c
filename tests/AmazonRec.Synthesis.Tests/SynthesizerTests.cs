using System.Security.Cryptography;
using System.Text;

namespace AmazonRec.Synthesis.Tests;

public sealed class SynthesizerTests : IDisposable
{
    private static readonly SynthesisOptions Small = new() { Users = 40, Items = 30, Ratings = 300 };
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-synthesis-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_seed_makes_the_same_lines() => Assert.Equal(Written(Small), Written(Small));

    [Fact]
    public void Another_seed_makes_other_lines() => Assert.NotEqual(Written(Small), Written(Small with { Seed = 2 }));

    // Fails where a platform computes differently, and on every change to what is synthesized: then make the sample anew.
    [Fact]
    public void The_small_sample_is_the_same_on_every_platform() => Assert.Equal(
        "195494606deb10c2cec74877b2997f9a10fa4ea7cfe4a2a451b704ce2c521c24",
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Written(Small)))));

    [Fact]
    public void Progress_rises_to_one()
    {
        var reports = new Reports();
        Synthesizer.Write(Small with { Users = 400, Ratings = 5000 }, _folder, reports, TestContext.Current.CancellationToken);
        Assert.True(reports.Count > 2);
        Assert.Equal(reports.Order(), reports);
        Assert.Equal(1, reports[^1]);
    }

    [Fact]
    public void Cancelling_before_the_start_writes_nothing()
    {
        Assert.Throws<OperationCanceledException>(() => Synthesizer.Write(Small, _folder, null, new CancellationToken(canceled: true)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Cancelling_on_the_way_stops_the_work_and_leaves_files_that_can_be_removed()
    {
        using var cancellation = new CancellationTokenSource();
        var reports = new Reports { Then = cancellation.Cancel };
        var options = new SynthesisOptions();
        Assert.Throws<OperationCanceledException>(() => Synthesizer.Write(options, _folder, reports, cancellation.Token));
        Assert.True(reports[^1] < 1);
        foreach (var file in Directory.GetFiles(_folder)) File.Delete(file);
    }

    [Fact]
    public void A_missing_folder_is_an_error() => Assert.ThrowsAny<IOException>(() =>
        Synthesizer.Write(Small, Path.Combine(_folder, "missing"), cancellation: TestContext.Current.CancellationToken));

    private string Written(SynthesisOptions options)
    {
        Synthesizer.Write(options, _folder);
        return SynthesizedSample.Content(_folder, Synthesizer.MetadataName) + SynthesizedSample.Content(_folder, Synthesizer.ReviewsName);
    }

    private sealed class Reports : List<double>, IProgress<double>
    {
        public Action Then { get; init; } = () => { };

        public void Report(double value)
        {
            Add(value);
            Then();
        }
    }
}
