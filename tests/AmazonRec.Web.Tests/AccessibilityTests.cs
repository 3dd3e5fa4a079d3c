using AmazonRec.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AmazonRec.Web.Tests;

/// <summary>Every view by axe (WCAG 2.2 A and AA, and good practice) in both colour schemes; and what axe can't see.</summary>
public sealed class AccessibilityTests(Browsing browsing) : IClassFixture<Browsing>
{
    [BrowserFact]
    public async Task Axe_finds_no_fault_in_any_view_light_or_dark_wide_or_narrow()
    {
        using var folder = new TemporaryFolder();
        SampleRun.WriteWithRanker(folder.PathOf("ranked"));
        SampleRun.WriteLeaky(folder.PathOf("leaky"));
        await using var ranked = await Serve(folder.PathOf("ranked"));
        await using var leaky = await Serve(folder.PathOf("leaky"));
        var user = ranked.Current.Value.MostActive[0].User;
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            foreach (var (server, view) in new[]
                {
                    (ranked, "#/"), (ranked, $"#/user/{user}"), (ranked, "#/new"), (ranked, $"#/item/{SampleRun.MostRated[2]}"),
                    (ranked, "#/model"), (leaky, "#/model"),
                })
            {
                await using var tab = await browsing.OpenAt(
                    new Uri(server.Addresses[0]), view, scheme == ColorScheme.Dark ? 400 : 1280, 900, scheme);
                foreach (var why in (await tab.Page.Locator(".why summary").AllAsync()).Take(2)) await why.ClickAsync();
                var found = await tab.Page.RunAxe();
                Assert.True(found.Violations.Length == 0, $"{view} {scheme}: " + string.Join(
                    '\n', found.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
            }
    }

    [BrowserFact]
    public async Task Dark_is_dark()
    {
        await using var tab = await browsing.OpenAt(browsing.Served.Address, "", 1280, 900, ColorScheme.Dark);
        Assert.Equal("rgb(21, 23, 27)", await tab.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [BrowserFact]
    public async Task Each_view_has_one_main_heading_landmarks_and_headings_without_gaps()
    {
        foreach (var view in new[] { "#/", $"#/user/{browsing.Served.Server.Current.Value.MostActive[0].User}", "#/new", "#/model" })
        {
            await using var tab = await browsing.Open(view);
            var page = tab.Page;
            foreach (var role in new[] { AriaRole.Banner, AriaRole.Navigation, AriaRole.Main, AriaRole.Contentinfo })
                await Expect(page.GetByRole(role)).ToHaveCountAsync(1);
            var levels = await page.EvaluateAsync<int[]>("Array.from(document.querySelectorAll('h1,h2,h3,h4'), h => Number(h.tagName[1]))");
            Assert.Equal(1, levels.Count(level => level == 1));
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, view));
        }
    }

    [BrowserFact]
    public async Task Keys_open_reasons_change_the_order_and_move_on_in_the_order_of_the_page()
    {
        await using var tab = await browsing.Open($"#/user/{browsing.Served.Server.Current.Value.MostActive[0].User}");
        var page = tab.Page;
        await page.GetByLabel("Variety").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#status")).ToContainTextAsync("recommendations, by predicted stars");
        var places = new List<string>();
        await page.GetByLabel("Less known").FocusAsync();
        for (var i = 0; i < 3; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            places.Add(await page.EvaluateAsync<string>("document.activeElement.tagName"));
        }

        Assert.Equal(["INPUT", "A", "SUMMARY"], places); // variants as one; then the first product and why it is there
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".why[open]")).ToHaveCountAsync(1);
    }

    private static Task<RecommendationServer> Serve(string run) => RecommendationServer.StartAsync(
        new ServeOptions(run) { Urls = ["http://127.0.0.1:0"], RequestsPerSecond = 1000, LookEvery = Timeout.InfiniteTimeSpan }, _ => { });
}
