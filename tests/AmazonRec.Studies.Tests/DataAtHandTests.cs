using AmazonRec.Testing;

namespace AmazonRec.Studies.Tests;

[Collection(nameof(DataAtHandTests))]
[CollectionDefinition(nameof(DataAtHandTests), DisableParallelization = true)] // the environment is everyone's
public sealed class DataAtHandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(DataAtHand.FolderVariable);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(DataAtHand.FolderVariable, _before);
        _folder.Dispose();
    }

    [Fact]
    public void A_file_in_the_folder_or_below_it_is_found_with_the_label_that_studies_give_it()
    {
        Write("ml/u.data", "1\t2\t3\t881250949\n");
        Write("ml/u.item", "2|A (1995)|01-Jan-1995||http://x|0|0|0|1|1|1|0|0|0|0|0|0|0|0|0|0|0|0|0\n");
        Write("ml/u.user", "1|24|M|technician|85711\n");
        var data = DataAtHand.Find("u.data", metadata: "u.item");
        Assert.Equal((DataKind.StandIn, "movielens-100k"), (data.Kind, data.ShortName));
        var ratings = data.ReadRatings();
        Assert.Equal(1, ratings.Count);
        Assert.Equal("A (1995)", data.ReadCatalog(ratings)!.Find("2")!.Title);
        Assert.EndsWith("u.user", data.Beside("u.user")!.Path);
        Assert.Null(data.Beside("u.occupation"));
    }

    [Fact]
    public void A_file_that_no_study_knows_is_called_by_its_name()
    {
        Write("own.csv", "u,i,3\n");
        Assert.Equal(("own.csv", "own"), (DataAtHand.Find("own.csv").Label, DataAtHand.Find("own.csv").ShortName));
    }

    [Fact]
    public void The_sample_takes_the_place_of_what_is_not_there()
    {
        Environment.SetEnvironmentVariable(DataAtHand.FolderVariable, _folder.Path);
        Assert.Equal(DataKind.Sample, DataAtHand.Find("u.data").Kind);
    }

    [Fact]
    public void A_folder_that_is_none_is_an_error_that_names_the_variable()
    {
        Environment.SetEnvironmentVariable(DataAtHand.FolderVariable, Path.Combine(_folder.Path, "none"));
        Assert.Contains(DataAtHand.FolderVariable, Assert.Throws<FileNotFoundException>(() => DataAtHand.Find("u.data")).Message);
    }

    private void Write(string name, string text)
    {
        Environment.SetEnvironmentVariable(DataAtHand.FolderVariable, _folder.Path);
        var path = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
