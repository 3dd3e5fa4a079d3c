using AmazonRec.Cli.Commands;
using AmazonRec.Studies;
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
    public void The_page_of_results_is_made_of_the_results() => Assert.Equal(ResultsReadme.Of(ResultsFolder.Read(Folder)), File.ReadAllText(Page));

    [Fact(Skip = Reason, SkipUnless = nameof(HasResults))]
    public void The_readme_shows_the_results_as_they_are()
    {
        var readme = File.ReadAllText(Path.Combine(Shared.Checkout, "README.md"));
        Assert.Equal(Headline.Splice(readme, ReportCommand.Text(ResultsFolder.Read(Folder))), readme);
    }

    [Fact]
    public void A_page_without_marks_is_an_error_that_says_what_to_put() =>
        Assert.Contains("<!-- results -->", Assert.Throws<FormatException>(() => Headline.Splice("# A page", "text")).Message);
}
