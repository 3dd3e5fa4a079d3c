using Microsoft.Playwright;

namespace AmazonRec.Web.Tests;

/// <summary>A browser and a server of the sample for the tests of one class.</summary>
public sealed class Browsing : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public ServedSample Served { get; } = new();

    public async ValueTask InitializeAsync()
    {
        if (!Chromium.IsHere) return;
        await Served.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Program, Headless = true });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is null) return;
        await _browser.DisposeAsync();
        _playwright!.Dispose();
        await Served.DisposeAsync();
    }

    /// <summary>A fresh tab at a view, with what it complains of and where it goes.</summary>
    public Task<BrowserTab> Open(string view, int width = 1280, int height = 900) => OpenAt(Served.Address, view, width, height);

    /// <summary>The same on another server.</summary>
    public async Task<BrowserTab> OpenAt(
        Uri address, string view, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await _browser!.NewPageAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
        });
        var tab = new BrowserTab(page, address);
        await page.GotoAsync($"/{view}");
        await page.WaitForSelectorAsync("h1");
        return tab;
    }
}
