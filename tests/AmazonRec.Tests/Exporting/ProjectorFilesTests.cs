using System.Globalization;
using AmazonRec.Exporting;
using AmazonRec.Recommendation;
using AmazonRec.Testing;
using AmazonRec.Testing.Models;

namespace AmazonRec.Tests.Exporting;

public sealed class ProjectorFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("svd")]
    [InlineData("bayesian-mf")]
    [InlineData("neumf")]
    public void Every_item_that_training_tells_of_is_a_point_of_length_1_with_its_description(string name)
    {
        var place = _folder.PathOf("projector");
        var recommender = Recommender.For(ColdSplit.Train(name), ColdSplit.Rows);
        using (var folder = ProjectorFiles.Prepare(place))
            Assert.Equal(ColdSplit.Items - 3, ProjectorFiles.Write(recommender, folder, place).Items);
        float[][] points = [.. File.ReadLines(Path.Combine(place, "vectors.tsv")).Select(
            line => line.Split('\t').Select(number => float.Parse(number, CultureInfo.InvariantCulture)).ToArray())];
        string[][] about = [.. File.ReadLines(Path.Combine(place, "metadata.tsv")).Select(line => line.Split('\t'))];
        Assert.Equal(["id", "average_stars", "ratings"], about[0]);
        Assert.Equal(points.Length, about.Length - 1);
        var first = about[1][0];
        Assert.Equal("i03", first);
        Assert.Equal(recommender.Item(first).Ratings.ToString(CultureInfo.InvariantCulture), about[1][2]);
        Assert.Single(points.Select(point => point.Length).Distinct());
        Assert.All(points, point => Assert.Equal(1, point.Sum(number => number * number), 1e-4));
        var near = recommender.Similar(first, 1, VectorSpace.Factors, 0).Similar[0];
        var at = Array.FindIndex(about, line => line[0] == near.Item.Id) - 1;
        Assert.Equal(near.Cosine, points[0].Zip(points[at]).Sum(pair => pair.First * pair.Second), 1e-4);
    }
}
