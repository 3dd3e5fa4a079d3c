using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AmazonRec.Testing;

namespace AmazonRec.Web.Tests;

/// <summary>What the API answers.</summary>
public sealed class ApiTests(ServedSample served) : IClassFixture<ServedSample>
{
    [Fact]
    public async Task Users_are_found_by_how_their_ids_start_and_else_come_with_the_most_ratings_first()
    {
        var most = await Get("api/users?top=3");
        Assert.Equal(3, most.GetArrayLength());
        var id = most[0].GetProperty("id").GetString()!;
        Assert.Equal(id, (await Get($"api/users?query={id}"))[0].GetProperty("id").GetString());
        Assert.Equal(id, (await Get($"api/users?query={id.ToLowerInvariant()}"))[0].GetProperty("id").GetString());
        Assert.Equal(0, (await Get("api/users?query=nobody")).GetArrayLength());
    }

    [Fact]
    public async Task A_list_holds_what_the_user_has_not_rated_with_reasons_that_add_up_to_the_score()
    {
        var user = await AnyUser();
        var rated = (await Get($"api/users/{user}?top=100")).GetProperty("history").EnumerateArray()
            .Select(r => r.GetProperty("item").GetProperty("id").GetString()).ToArray();
        var list = await Get($"api/users/{user}/recommendations?top=5");
        Assert.Equal("trained", list.GetProperty("source").GetString());
        var items = list.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal([1, 2, 3, 4, 5], items.Select(i => i.GetProperty("rank").GetInt32()));
        foreach (var item in items)
        {
            Assert.DoesNotContain(item.GetProperty("item").GetProperty("id").GetString(), rated);
            Assert.InRange(item.GetProperty("stars").GetSingle(), 1, 5);
            var why = item.GetProperty("why");
            Assert.Equal(
                item.GetProperty("score").GetDouble(),
                why.GetProperty("baseline").GetDouble() + why.GetProperty("shares").EnumerateArray()
                    .Sum(s => s.GetProperty("stars").GetDouble()),
                3);
        }

        Assert.Equal(
            JsonValueKind.Null,
            (await Get($"api/users/{user}/recommendations?top=1&why=false")).GetProperty("items")[0].GetProperty("why").ValueKind);
    }

    [Fact]
    public async Task Variety_makes_another_list()
    {
        var user = await AnyUser();
        Assert.NotEqual(await Ids($"api/users/{user}/recommendations"), await Ids($"api/users/{user}/recommendations?diversity=0.9"));
        Assert.NotEqual(
            await Ids($"api/users/{user}/recommendations"), await Ids($"api/users/{user}/recommendations?popularityDiscount=2"));
    }

    [Fact]
    public async Task A_run_with_a_ranker_is_ordered_by_it_unless_stars_are_asked_for()
    {
        using var folder = new TemporaryFolder();
        SampleRun.WriteWithRanker(folder.PathOf("run"));
        await using var server = await RecommendationServer.StartAsync(
            new ServeOptions(folder.PathOf("run")) { Urls = ["http://127.0.0.1:0"] }, _ => { });
        using var client = new HttpClient { BaseAddress = new Uri(server.Addresses[0]) };
        Assert.True((await client.GetFromJsonAsync<JsonElement>("api/model")).GetProperty("hasRanker").GetBoolean());
        var user = await AnyUser();
        var (ranked, stars) = (await List(""), await List("?by=stars"));
        Assert.Equal("item-knn: what people choose", ranked.GetProperty("rankedBy").GetString());
        Assert.Equal("predicted stars", stars.GetProperty("rankedBy").GetString());
        Assert.Equal((await Get($"api/users/{user}/recommendations")).GetProperty("items").GetRawText(), stars.GetProperty("items").GetRawText());
        Assert.NotEqual(stars.GetProperty("items")[0].GetProperty("score").GetSingle(), ranked.GetProperty("items")[0].GetProperty("score").GetSingle());
        using var answer = await client.PostAsJsonAsync(
            "api/rate", new { ratings = new[] { new { item = SampleRun.MostRated[0], stars = 5 } }, by = "stars" });
        Assert.Equal("predicted stars", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rankedBy").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"api/users/{user}/recommendations?by=taste")).StatusCode);

        async Task<JsonElement> List(string query) =>
            await client.GetFromJsonAsync<JsonElement>($"api/users/{user}/recommendations{query}");
    }

    [Fact]
    public async Task Ratings_of_someone_new_make_a_list_that_follows_them_and_are_not_kept()
    {
        var item = SampleRun.MostRated[0];
        var without = await Rate("""{"ratings":[]}""");
        Assert.Equal("fallback", without.GetProperty("source").GetString());
        var with = await Rate($$"""{"ratings":[{"item":"{{item}}","stars":1}]}""");
        Assert.Equal(("folded-in", 10), (with.GetProperty("source").GetString(), with.GetProperty("items").GetArrayLength()));
        Assert.DoesNotContain(
            item, with.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("item").GetProperty("id").GetString()));
        Assert.True(with.GetProperty("items")[0].TryGetProperty("why", out var why) && why.ValueKind == JsonValueKind.Object);
        Assert.Equal((await Rate("""{"ratings":[]}""")).GetRawText(), without.GetRawText());
    }

    [Fact]
    public async Task Items_are_found_by_words_of_their_titles_and_are_near_others()
    {
        var found = await Get("api/search?query=MILL%20salt");
        Assert.Equal(SampleRun.MostRated[2], found[0].GetProperty("id").GetString());
        Assert.Equal("Salt & pepper mill", found[0].GetProperty("title").GetString());
        Assert.Equal(SampleRun.MostRated[0], (await Get("api/search?top=1"))[0].GetProperty("id").GetString());
        var similar = await Get($"api/items/{SampleRun.MostRated[0]}/similar?top=4");
        Assert.Equal(
            (4, 5, "factors"),
            (
                similar.GetProperty("items").GetArrayLength(),
                similar.GetProperty("minRatings").GetInt32(),
                similar.GetProperty("space").GetString()));
        Assert.All(
            similar.GetProperty("items").EnumerateArray(),
            near => Assert.True(near.GetProperty("item").GetProperty("ratings").GetInt32() >= 5));
        Assert.Equal(JsonValueKind.Null, similar.GetProperty("content").ValueKind);
        var few = await Get($"api/items/{SampleRun.MostRated[0]}/similar?minRatings=1000000");
        Assert.Equal(0, few.GetProperty("items").GetArrayLength());
        Assert.True(few.GetProperty("leftOut").GetInt32() > 10);
        Assert.Equal(SampleRun.Script, (await Get($"api/items/{SampleRun.MostRated[0]}")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Items_are_near_others_by_each_content_and_an_unknown_one_is_refused()
    {
        using var folder = new TemporaryFolder();
        SampleRun.WriteWithContent(folder.PathOf("run"));
        await using var server = await RecommendationServer.StartAsync(
            new ServeOptions(folder.PathOf("run")) { Urls = ["http://127.0.0.1:0"] }, _ => { });
        using var client = new HttpClient { BaseAddress = new Uri(server.Addresses[0]) };
        var card = await client.GetFromJsonAsync<JsonElement>("api/model");
        Assert.True(card.GetProperty("hasFactors").GetBoolean());
        string[] names = [.. card.GetProperty("content").EnumerateArray().Select(name => name.GetString()!)];
        Assert.Equal(["image", "text"], names.Order());
        var lists = new List<string>();
        foreach (var name in names)
        {
            var similar = await client.GetFromJsonAsync<JsonElement>($"api/items/{SampleRun.MostRated[0]}/similar?content={name}");
            Assert.Equal(
                ("content", name, 0),
                (
                    similar.GetProperty("space").GetString(), similar.GetProperty("content").GetString(),
                    similar.GetProperty("minRatings").GetInt32()));
            lists.Add(similar.GetProperty("items").GetRawText());
        }

        Assert.Equal(2, lists.Distinct().Count());
        foreach (var wrong in new[] { "content=sound", "content=text&space=factors" })
        {
            var refused = await client.GetAsync($"api/items/{SampleRun.MostRated[0]}/similar?{wrong}");
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Pictures_on_other_machines_are_not_told_of_unless_allowed()
    {
        Assert.Equal(JsonValueKind.Null, (await Get($"api/items/{SampleRun.MostRated[0]}")).GetProperty("picture").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await served.Client.GetAsync($"api/items/{SampleRun.MostRated[0]}/picture")).StatusCode);
    }

    [Fact]
    public async Task Pictures_come_from_the_named_folder_if_they_are_pictures()
    {
        using var folder = new TemporaryFolder();
        SampleRun.Write(folder.PathOf("run"));
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        folder.WriteBytes($"{SampleRun.MostRated[0]}.jpg", png);
        folder.Write($"{SampleRun.MostRated[1]}.png", "<script>no picture at all</script>");
        await using var server = await RecommendationServer.StartAsync(
            new ServeOptions(folder.PathOf("run"))
            {
                Urls = ["http://127.0.0.1:0"],
                Images = Path.GetRelativePath(Environment.CurrentDirectory, folder.Path),
            },
            _ => { });
        using var client = new HttpClient { BaseAddress = new Uri(server.Addresses[0]) };
        var address = (await client.GetFromJsonAsync<JsonElement>($"api/items/{SampleRun.MostRated[0]}")).GetProperty("picture")
            .GetString();
        using var picture = await client.GetAsync(address);
        Assert.Equal(
            ("image/png", png.Length),
            (picture.Content.Headers.ContentType!.MediaType, (await picture.Content.ReadAsByteArrayAsync()).Length));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"api/items/{SampleRun.MostRated[1]}/picture")).StatusCode);
    }

    [Fact]
    public async Task The_model_card_tells_protocol_metrics_and_floor()
    {
        var card = await Get("api/model");
        Assert.Equal(("biased-mf", "run"), (card.GetProperty("model").GetString(), card.GetProperty("run").GetString()));
        Assert.Equal("clean", card.GetProperty("split").GetProperty("protocol").GetString());
        Assert.Equal(
            ("none", 0),
            (card.GetProperty("leak").GetProperty("level").GetString(), card.GetProperty("leak").GetProperty("copies").GetInt32()));
        Assert.InRange(card.GetProperty("test").GetProperty("rmse").GetDouble(), .1, 2);
        Assert.Equal("tuned-bias", card.GetProperty("yardstick").GetString());
        Assert.True(card.GetProperty("floor").TryGetProperty("tuned-bias", out _));
        Assert.Equal(JsonValueKind.Null, card.GetProperty("floor").GetProperty("global-mean").GetProperty("pearson").ValueKind);
        Assert.Equal("ok", (await Get("health")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_document_tells_every_address_with_the_bounds_that_hold()
    {
        var paths = (await Get("api/openapi.json")).GetProperty("paths");
        var mapped = served.Server.Endpoints.Select(e => e.RoutePattern.RawText!)
            .Where(p => p.StartsWith("/api/") && !p.Contains("documentName") || p.StartsWith("/health"));
        Assert.Equal(mapped.Order(), paths.EnumerateObject().Select(p => p.Name).Order());
        var top = paths.GetProperty("/api/users/{id}/recommendations").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Single(p => p.GetProperty("name").GetString() == "top").GetProperty("schema");
        Assert.Equal(
            ("integer", 1, 100),
            (top.GetProperty("type").GetString(), top.GetProperty("minimum").GetInt32(), top.GetProperty("maximum").GetInt32()));
    }

    [Theory]
    [InlineData("factors")]
    [InlineData("FACTORS")]
    public async Task Where_items_are_near_is_asked_by_the_names_that_answers_use(string space) => Assert.Equal(
        "factors",
        (await Get($"api/items/{SampleRun.MostRated[0]}/similar?space={space}&minRatings=1")).GetProperty("space").GetString());

    [Theory]
    [InlineData("x")]
    [InlineData("0")]
    [InlineData("factors,content")]
    public async Task Another_space_is_refused_with_the_names(string space)
    {
        var answer = await served.Client.GetAsync($"api/items/{SampleRun.MostRated[0]}/similar?space={space}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal($"space is '{space}'; it must be factors or content.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task The_document_names_the_values_of_enumerations()
    {
        var document = await Get("api/openapi.json");
        var schemas = document.GetProperty("components").GetProperty("schemas");
        foreach (var (name, value) in new[]
            { ("VectorSpace", "content"), ("AnswerSource", "folded-in"), ("LeakLevel", "none"), ("Protocol", "clean") })
        {
            var schema = schemas.GetProperty(name);
            Assert.Equal("string", schema.GetProperty("type").GetString());
            Assert.Contains(value, schema.GetProperty("enum").EnumerateArray().Select(v => v.GetString()));
        }

        var space = document.GetProperty("paths").GetProperty("/api/items/{id}/similar").GetProperty("get").GetProperty("parameters")
            .EnumerateArray().Single(p => p.GetProperty("name").GetString() == "space").GetProperty("schema");
        Assert.Equal(["factors", "content"], space.GetProperty("enum").EnumerateArray().Select(v => v.GetString()!));
    }

    [Fact]
    public async Task A_property_that_there_is_not_is_named()
    {
        var answer = await served.Client.PostAsync(
            "api/rate", new StringContent("""{"ratings":[],"topp":3}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(
            "unknown property 'topp'. Did you mean 'top'?",
            (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString());
    }

    private async Task<string> AnyUser() => (await Get("api/users?top=1"))[0].GetProperty("id").GetString()!;

    [Fact]
    public async Task An_item_that_is_rated_twice_with_different_stars_is_a_bad_request_in_a_sentence()
    {
        var item = SampleRun.MostRated[0];
        var twice = $$"""{"ratings":[{"item":"{{item}}","stars":5},{"item":"{{item}}","stars":1}]}""";
        using var response = await served.Client.PostAsync(
            "api/rate", new StringContent(twice, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            $"The item {item} is rated more than once, with 5 and 1 stars.",
            await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
        Assert.Equal("folded-in", (await Rate(twice.Replace(":1}", ":5}", StringComparison.Ordinal))).GetProperty("source").GetString());
    }

    private async Task<string> Ids(string address) =>
        string.Join(
            ' ',
            (await Get(address)).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("item").GetProperty("id").GetString()));

    private async Task<JsonElement> Get(string address) => await served.Client.GetFromJsonAsync<JsonElement>(address);

    private async Task<JsonElement> Rate(string json)
    {
        using var response = await served.Client.PostAsync(
            "api/rate", new StringContent(json, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
