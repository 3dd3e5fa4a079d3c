using System.Text.Json.Nodes;
using AmazonRec.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AmazonRec.Web.Tests;

/// <summary>The page as people use it, with mouse, keyboard and a small screen.</summary>
public sealed class PageTests(Browsing browsing) : IClassFixture<Browsing>
{
    // One white dot.
    private static readonly byte[] SmallPng = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=");

    private const string Ids = "Array.from(document.querySelectorAll('.cards h3 a'), a => a.getAttribute('href'))";

    [BrowserFact]
    public async Task A_user_is_found_and_gets_a_list_with_reasons_beside_the_history()
    {
        await using var tab = await browsing.Open("");
        var page = tab.Page;
        var user = await page.Locator(".lines a").First.InnerTextAsync();
        await page.GetByLabel("User", new() { Exact = true }).FillAsync(user[..^1]);
        await Expect(page.GetByText("found").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = user, Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"For user {user}");
        await Expect(page.Locator(".card")).ToHaveCountAsync(10);
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Rated ") })).ToBeVisibleAsync();
        await page.Locator(".why summary").First.ClickAsync();
        await Expect(page.Locator(".shares tr").First).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<double>("document.querySelector('.bar').getBoundingClientRect().width") > 1);
    }

    [BrowserFact]
    public async Task Variety_changes_the_list()
    {
        await using var tab = await browsing.Open("");
        await tab.Page.Locator(".lines a").First.ClickAsync();
        await tab.Page.WaitForSelectorAsync(".card");
        var before = await tab.Page.EvaluateAsync<string[]>(Ids);
        await tab.Page.GetByLabel("Variety").FillAsync("0.9");
        await tab.Page.WaitForFunctionAsync($"before => {Ids}.join() !== before.join()", before);
    }

    [BrowserFact]
    public async Task A_list_says_what_orders_it_and_arrow_keys_change_that_where_there_is_a_ranker()
    {
        using var folder = new TemporaryFolder();
        SampleRun.WriteWithRanker(folder.PathOf("run"));
        await using var server = await RecommendationServer.StartAsync(
            new ServeOptions(folder.PathOf("run")) { Urls = ["http://127.0.0.1:0"] }, _ => { });
        await using var tab = await browsing.OpenAt(new Uri(server.Addresses[0]), "", width: 400);
        var page = tab.Page;
        await page.Locator(".lines a").First.ClickAsync();
        await page.WaitForSelectorAsync(".card");
        await Expect(page.GetByText("Ordered by what people choose, by the ranker item-knn. The stars are predicted.")).ToBeVisibleAsync();
        var before = await page.EvaluateAsync<string[]>(Ids);
        var order = page.GetByRole(AriaRole.Group, new() { Name = "Order of the list" });
        await order.GetByRole(AriaRole.Radio, new() { Name = "By what people choose" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByText("Ordered by predicted stars")).ToBeVisibleAsync();
        Assert.NotEqual(before, await page.EvaluateAsync<string[]>(Ids));
        await Expect(page.Locator("#status")).ToContainTextAsync("by predicted stars");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [BrowserFact]
    public async Task Predictions_beyond_the_scale_are_told_apart_and_say_how_sure_they_are()
    {
        await using var tab = await browsing.Open("");
        await tab.Page.RouteAsync("**/recommendations?*", async route =>
        {
            var list = JsonNode.Parse(await (await route.FetchAsync()).TextAsync())!;
            for (var place = 0; place < 10; place++)
            {
                var item = list["items"]![place]!;
                (item["stars"], item["score"], item["deviation"]) = (5, 5.36 - (place * .04), .6);
            }

            await route.FulfillAsync(new() { ContentType = "application/json", Body = list.ToJsonString() });
        });
        await tab.Page.Locator(".lines a").First.ClickAsync();
        await Expect(tab.Page.GetByText("what is predicted beyond is cut to that. Of 9 of these")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("one standard deviation")).ToBeVisibleAsync();
        var figures = tab.Page.Locator(".card .figures strong");
        await Expect(figures.First).ToHaveTextAsync("★ 5.36 stars, cut to 5 ± 0.6, give or take 0.6 predicted");
        await Expect(figures.Last).ToHaveTextAsync("★ 5.0 stars ± 0.6, give or take 0.6 predicted");
        Assert.Equal(10, (await figures.AllInnerTextsAsync()).Distinct().Count());
    }

    [BrowserFact]
    public async Task Without_a_ranker_there_is_no_order_to_choose()
    {
        await using var tab = await browsing.Open("");
        await tab.Page.Locator(".lines a").First.ClickAsync();
        await Expect(tab.Page.GetByText("Ordered by predicted stars")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Group, new() { Name = "Order of the list" })).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Rating_products_as_a_new_user_changes_the_list_and_taking_it_back_does_too()
    {
        await using var tab = await browsing.Open("#/new");
        var page = tab.Page;
        var before = await page.EvaluateAsync<string[]>(Ids);
        var choice = page.GetByRole(AriaRole.Group, new() { Name = "Your rating of Plain thing" }).First;
        await choice.GetByRole(AriaRole.Radio, new() { Name = "1 star", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight"); // to two stars, as with any radio buttons
        await page.WaitForFunctionAsync($"before => {Ids}.length === 10 && {Ids}.join() !== before.join()", before);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You rated 1 product" })).ToBeVisibleAsync();
        await Expect(page.Locator("#status")).ToContainTextAsync("1 given rating");
        await page.ReloadAsync(); // the tab keeps them
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You rated 1 product" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await page.WaitForFunctionAsync($"before => {Ids}.join() === before.join()", before);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take back" })).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Hostile_titles_are_text()
    {
        await using var tab = await browsing.Open("#/new");
        var page = tab.Page;
        await Expect(page.GetByText(SampleRun.Script).First).ToBeVisibleAsync();
        await Expect(page.GetByText(SampleRun.Image).First).ToBeVisibleAsync();
        await page.GetByText(SampleRun.Image).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(SampleRun.Image);
        await Expect(page.Locator(".grid .line")).ToHaveCountAsync(12);
        await Expect(page).ToHaveTitleAsync($"{SampleRun.Image} · AmazonRec");
        Assert.Equal((0, 1), (await page.Locator("main img, main script, main b").CountAsync(), await page.Locator("script").CountAsync()));
    }

    [BrowserFact]
    public async Task Similar_products_lead_on_and_back()
    {
        await using var tab = await browsing.Open($"#/item/{SampleRun.MostRated[3]}");
        var first = tab.Page.Locator(".grid a").First;
        var href = await first.GetAttributeAsync("href");
        await first.ClickAsync();
        await tab.Page.WaitForURLAsync($"**/{href}");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await tab.Page.WaitForURLAsync($"**/#/item/{SampleRun.MostRated[3]}");
    }

    [BrowserFact]
    public async Task A_product_shows_those_like_it_by_ratings_text_and_photo_with_their_pictures()
    {
        using var folder = new TemporaryFolder();
        SampleRun.WriteWithContent(folder.PathOf("run"));
        foreach (var item in SampleRun.MostRated) folder.WriteBytes($"{item}.png", SmallPng);
        await using var server = await RecommendationServer.StartAsync(
            new ServeOptions(folder.PathOf("run")) { Urls = ["http://127.0.0.1:0"], Images = folder.Path }, _ => { });
        await using var tab = await browsing.OpenAt(new Uri(server.Addresses[0]), $"#/item/{SampleRun.MostRated[0]}");
        foreach (var by in new[] { "ratings", "text", "photo" })
        {
            var near = tab.Page.GetByRole(AriaRole.Region, new() { Name = $"Similar by {by}" });
            await Expect(near.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(6);
            await Expect(near.Locator("img")).ToHaveCountAsync(6);
        }

        Assert.Equal(3, (await tab.Page.EvaluateAsync<string[]>(
            "Array.from(document.querySelectorAll('.grid'), g => g.innerText)")).Distinct().Count());
    }

    [BrowserFact]
    public async Task The_model_card_shows_metrics_and_protocol()
    {
        await using var tab = await browsing.Open("#/model");
        await Expect(tab.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("^biased-mf ") })).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("clean: test rows decide nothing")).ToBeVisibleAsync();
        Assert.DoesNotContain("[object", await tab.Page.InnerTextAsync("main"));
    }

    [BrowserFact]
    public async Task The_card_of_a_leaky_run_warns_in_words_before_any_number_on_a_phone_too()
    {
        using var folder = new TemporaryFolder();
        SampleRun.WriteLeaky(folder.PathOf("run"));
        await using var server = await RecommendationServer.StartAsync(
            new ServeOptions(folder.PathOf("run")) { Urls = ["http://127.0.0.1:0"] }, _ => { });
        await using var tab = await browsing.OpenAt(new Uri(server.Addresses[0]), "#/model", 390, 844);
        var warning = tab.Page.GetByRole(AriaRole.Region, new() { Name = "Leaky: don\u2019t trust these numbers" });
        await Expect(warning).ToContainTextAsync("have a copy among the training rows");
        await Expect(warning).ToContainTextAsync("--split grouped");
        await Expect(warning.GetByRole(AriaRole.Row, new() { NameRegex = new("^user mean ") })).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("leaky: see above")).ToBeVisibleAsync();
        Assert.DoesNotContain("clean", await tab.Page.InnerTextAsync("main"));
        Assert.True(await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 390);
    }

    [BrowserFact]
    public async Task Keys_alone_reach_everything_and_the_first_leads_past_the_navigation()
    {
        await using var tab = await browsing.Open("");
        var page = tab.Page;
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("Skip to content")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByLabel("User", new() { Exact = true })).ToBeFocusedAsync();
        var unnamed = await page.EvaluateAsync<string[]>(
            "Array.from(document.querySelectorAll('a, button, input')).filter(e => !(e.textContent || e.ariaLabel || "
            + "e.labels?.length)).map(e => e.outerHTML)");
        Assert.Empty(unnamed);
    }

    [BrowserFact]
    public async Task Nothing_is_wider_than_a_phone()
    {
        foreach (var view in new[] { "#/", "#/new", "#/model", $"#/item/{SampleRun.MostRated[0]}" })
        {
            await using var tab = await browsing.Open(view, 390, 844);
            Assert.True(await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 390, view);
        }
    }

    [BrowserFact]
    public async Task A_user_who_is_not_there_is_a_sentence_with_a_remedy()
    {
        var tab = await browsing.Open("#/user/nobody");
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no user 'nobody'");
        await tab.Page.CloseAsync(); // the browser's own line about the status is no complaint of the page
    }
}
