namespace AmazonRec.Cli.Tests.Cases;

/// <summary>Notebooks that ran wrong, or showed something else than they hold.</summary>
public sealed class NotebookCases
{
    [Theory]
    [InlineData("exit0.ipynb")]
    [InlineData("e1.ipynb")]
    public async Task A_cell_that_ends_the_program_is_a_failure(string file)
    {
        using var here = CaseFolder.Open("06-exit-zero-notebook");
        foreach (var options in new string[][] { [], ["--check"] })
        {
            using var process = CliProcess.Start(["notebook", "run", here.Copy(file), .. options]);
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            Assert.Equal(1, process.ExitCode);
            Assert.Contains("ended the program", await output + await error);
            File.Delete(here.Out(file));
        }
    }

    [Fact]
    public async Task The_next_notebook_still_runs()
    {
        using var here = CaseFolder.Open("06-exit-zero-notebook");
        var second = here.Copy("e2.ipynb");
        using var process = CliProcess.Start("notebook", "run", here.Copy("e1.ipynb"), second);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.True(File.ReadAllText(second).Contains("execution_count\": 2", StringComparison.Ordinal), await output + await error);
    }

    [Fact]
    public async Task An_attachment_is_inside_the_page()
    {
        using var here = CaseFolder.Open("08-html-attachment");
        var answer = await CaseFolder.Run("notebook", "html", here["page.ipynb"], "--out", here.Out("pages"));
        Assert.True(answer.Code == 0, answer.Text);
        var page = File.ReadAllText(Directory.GetFiles(here.Scratch, "page.html", SearchOption.AllDirectories).Single());
        Assert.Contains("src=\"data:image/png;base64,", page);
        Assert.DoesNotContain("attachment:", page);
    }

    [Theory]
    [InlineData("upd.ipynb")]
    [InlineData("dispother.ipynb")]
    [InlineData("dt.ipynb")]
    public async Task What_is_displayed_can_be_updated(string file)
    {
        using var here = CaseFolder.Open("19-display-update");
        var answer = await CaseFolder.Run("notebook", "run", here.Copy(file));
        Assert.True(answer.Code == 0, answer.Text);
    }

    [Theory]
    [InlineData("mixed.ipynb", "JavaScript")]
    [InlineData("fsharp.ipynb", "F#")]
    [InlineData("jsmagic.ipynb", "JavaScript")]
    public async Task A_cell_of_another_language_is_named(string file, string language)
    {
        using var here = CaseFolder.Open("24-cells-of-other-languages");
        var answer = await CaseFolder.Run("notebook", "run", here.Copy(file));
        Assert.Equal(1, answer.Code);
        Assert.Contains($"is {language}", answer.Text);
        Assert.DoesNotContain("error CS", answer.Text);
    }

    [Fact]
    public async Task A_cell_that_asks_for_input_is_told_that_it_can_not()
    {
        using var here = CaseFolder.Open("31-readline-null");
        var answer = await CaseFolder.Run("notebook", "run", here.Copy("readline.ipynb"));
        Assert.Equal(1, answer.Code);
        Assert.Contains("cells cannot ask for input", answer.Text);
    }
}
