using AmazonRec.Recommendation;
using AmazonRec.Studies.Tables;


namespace AmazonRec.Studies.Tests.Tables;

public sealed class RecommendationTablesTests
{
    private static readonly ItemCard Named = new("1", "Lamp", "", "light", "", 4.5, 2);
    private static readonly ItemCard Nameless = Named with { Id = "2", Title = "" };

    private static readonly RecommendedList List = new("u", AnswerSource.Trained, "", [
        new(1, Named, 5, 5.2f)
        {
            Why = new(5.2, 4, [new("user", .7), new("text", .5)], [new(Nameless, 5, .8f)], VectorSpace.Factors, 3, 0.2),
        },
        new(2, Nameless, 4, 4) { Why = new(4, 4, [], [], VectorSpace.Factors, 3, 0.2) },
    ]);

    [Fact]
    public void Items_go_by_their_titles_and_without_one_by_their_ids() =>
        Assert.Equal(["Lamp", "2"], RecommendationTables.List("", List).Columns[1].Cells);

    [Fact]
    public void Reasons_have_a_column_for_each_input_and_a_dash_where_an_item_has_no_share_of_it()
    {
        var table = RecommendationTables.Reasons("", List);
        Assert.Equal(["item", "anyone, anything", "user", "text", "score", "most like, of those rated"], table.Columns.Select(c => c.Name));
        Assert.Equal(["+0.70", "-"], table.Columns[2].Cells);
        Assert.Equal(["2: 5 stars, cosine 0.80", "nothing"], table.Columns[5].Cells);
    }
}
