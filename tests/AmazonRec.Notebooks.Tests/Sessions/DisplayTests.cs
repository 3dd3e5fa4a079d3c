using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Tests.Sessions;

public sealed class DisplayTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task A_shown_value_can_be_replaced_at_once_and_from_a_later_cell()
    {
        var outputs = await _session.Run("var d = display(12);\nd.Update(145);");
        var (first, second) = (Assert.IsType<DataOutput>(outputs[0]), Assert.IsType<UpdateOutput>(outputs[1]));
        Assert.Equal((first.DisplayId, "145"), (second.DisplayId, (string?)second.Data["text/plain"]));
        Assert.Equal(first.DisplayId, (string?)second.Content(1)["transient"]!["display_id"]);
        var later = Assert.IsType<UpdateOutput>((await _session.Run("d.Update(30);"))[0]);
        Assert.Equal((first.DisplayId, "30"), (later.DisplayId, (string?)later.Data["text/plain"]));
        Assert.Equal(2, (await _session.Run("\"Hello\".Display().Update(\"Goodbye\");")).Count);
    }

    [Fact]
    public async Task A_handle_is_no_value_to_show() =>
        Assert.Equal(["display_data"], (await _session.Run("display(1)")).Select(o => o.Kind));

    [Theory]
    [InlineData("display(\"<b>\", \"text/html\");", """{"text/html":"<pre>&lt;b&gt;</pre>"}""")]
    [InlineData("display(HTML(\"<b>\"), \"text/html\");", """{"text/html":"<b>"}""")]
    [InlineData("new { a = 1, b = new[] { 2.5, double.NaN } }.Display(\"application/json\");", """{"application/json":{"a":1,"b":[2.5,"NaN"]}}""")]
    [InlineData("display(5, \"text/plain\", \"text/markdown\");", """{"text/plain":"5","text/markdown":"5"}""")]
    [InlineData("display(null);", """{"text/plain":"null"}""")]
    [InlineData("\"**a**\".DisplayAs(\"text/markdown\");", """{"text/markdown":"**a**"}""")]
    [InlineData("\"[1]\".DisplayAs(\"application/json\");", """{"application/json":[1]}""")]
    public async Task A_value_is_shown_in_the_forms_that_are_asked_for(string code, string forms)
    {
        var shown = Assert.IsType<DataOutput>((await _session.Run(code))[0]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(forms), shown.Data), shown.Data.ToJsonString());
    }

    [Theory]
    [InlineData("new[] { 1, 2 }", new[] { "value", "1", "2" })]
    [
        InlineData(
            "new[] { new { Name = \"<a>\", Stars = 4.5 }, new { Name = \"b\", Stars = 3.0 } }",
            new[] { "Name", "Stars", "&lt;a&gt;", "4.5", "b", "3" })]
    [
        InlineData(
            "new[] { new Dictionary<string, object> { [\"x\"] = 1 }, new Dictionary<string, object> { [\"y\"] = null } }",
            new[] { "x", "y", "1" })]
    [InlineData("new[] { (1, \"a\") }", new[] { "Item1", "Item2", "1", "a" })]
    [InlineData("new string[0]", new[] { "value" })]
    public async Task Values_are_shown_as_a_table(string values, string[] cells)
    {
        var table = (string?)Assert.IsType<DataOutput>((await _session.Run($"var t = {values}.DisplayTable();"))[0]).Data["text/html"];
        Assert.Equal(cells, System.Text.RegularExpressions.Regex.Matches(table!, "(?<=>)[^<>\\s][^<>]*(?=<)").Select(m => m.Value.Trim()));
    }

    [Fact]
    public async Task A_table_without_end_is_cut_and_says_so() =>
        Assert.Contains(
            "the first 1,000 rows",
            (string?)Assert.IsType<DataOutput>(
                (
                    await _session.Run(
                        "IEnumerable<int> All() { for (var i = 0; ; i++) yield return i; }\nAll().DisplayTable();"))[0]).Data["text/html"]);
}
