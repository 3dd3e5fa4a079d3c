using AmazonRec.Features.Text.Cleaning;
using AmazonRec.Features.Text.Weights;
using AmazonRec.Features.Text.Words;
using AmazonRec.Studies.Tables;


namespace AmazonRec.Studies.Tests.Tables;

public sealed class TextTablesTests
{
    [Fact]
    public void Each_step_of_cleaning_goes_on_from_the_one_before()
    {
        var table = TextTables.Cleaning(new TextCleaner([TextStep.LowerCase, TextStep.Words]), "Nickel, STRINGS!");
        Assert.Equal(["as it comes", "lower-case", "words"], table.Columns[0].Cells);
        Assert.Equal(["Nickel, STRINGS!", "nickel, strings!", "nickel strings"], table.Columns[1].Cells);
    }

    [Fact]
    public void The_least_terms_come_before_the_greatest_and_none_twice()
    {
        var weights = TfIdf.Fit(["both one", "both two", "both three"]);
        Assert.Equal(["both", "two"], TextTables.Terms(weights, 1).Columns[0].Cells);
        Assert.Equal(["both", "one", "three", "two"], TextTables.Terms(weights, 3).Columns[0].Cells);
    }

    [Fact]
    public void Words_without_a_vector_are_left_out()
    {
        var table = TextTables.Nearest(new WordVectors(["up", "high", "left"], 2, [0, 1, 0, 2, 1, 0]), ["up", "nowhere"], 1);
        Assert.Equal(["up"], table.Columns[0].Cells);
        Assert.Equal(["high 1.00"], table.Columns[1].Cells);
    }
}
