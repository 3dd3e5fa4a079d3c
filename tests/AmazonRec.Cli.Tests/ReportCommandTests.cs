using AmazonRec.Cli.Report;
using AmazonRec.Cli.Terminal;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Tables;
using AmazonRec.Testing;


namespace AmazonRec.Cli.Tests;

/// <summary>No number is typed: the pages are what <c>report</c> makes of the results beside them.</summary>
public sealed class ReportCommandTests
{
    /// <summary>False in a checkout whose results were cleared away to make them anew.</summary>
    public static bool HasResults { get; } = Directory.Exists(Folder) && File.Exists(Page) && ResultsFolder.Read(Folder).Studies.Count > 0;

    private const string Reason = "results/ holds no results of studies: make them with amazonrec reproduce all --data DIR.";

    private static string Folder => Path.Combine(Shared.Checkout, "results");

    private static string Page => Path.Combine(Folder, ResultsReadme.FileName);

    [Fact(Skip = Reason, SkipUnless = nameof(HasResults))]
    public void The_page_of_results_is_made_of_the_results() =>
        Assert.Equal(ResultsReadme.Write(ResultsFolder.Read(Folder)), File.ReadAllText(Page));

    [Fact(Skip = Reason, SkipUnless = nameof(HasResults))]
    public void The_readme_shows_the_results_as_they_are()
    {
        var readme = File.ReadAllText(Path.Combine(Shared.Checkout, "README.md"));
        Assert.Equal(Headline.Splice(readme, ReportCommand.Text(ResultsFolder.Read(Folder))), readme);
    }

    [Fact(Skip = Reason, SkipUnless = nameof(HasResults))]
    public async Task A_page_that_is_not_there_is_named_with_what_it_needs()
    {
        var copy = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Folder, "*.json")) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            using var error = new StringWriter();
            Assert.Equal(
                ExitCode.Failed,
                await CommandLine.RunAsync(
                    ["report", "--results", copy, "--readme", Path.Combine(copy, "none.md")], TextWriter.Null, error));
            Assert.Contains(
                "none.md: no such file. Name a page that has the lines <!-- results --> and <!-- /results -->", error.ToString());
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public void A_page_without_marks_is_an_error_that_says_what_to_put() =>
        Assert.Contains("<!-- results -->", Assert.Throws<FormatException>(() => Headline.Splice("# A page", "text")).Message);
}
