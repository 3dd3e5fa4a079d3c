using Microsoft.Playwright;

namespace AmazonRec.Web.Tests;

/// <summary>A tab. At its end, the page must have complained of nothing and asked nobody but its own server.</summary>
public sealed class BrowserTab : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    public BrowserTab(IPage page, Uri server)
    {
        Page = page;
        page.Console += (_, message) => { if (message.Type is "error" or "warning") _complaints.Add(message.Text); };
        page.PageError += (_, error) => _complaints.Add(error);
        page.Request += (_, request) =>
            { if (new Uri(request.Url).Authority != server.Authority) _complaints.Add($"asked {request.Url}"); };
    }

    public IPage Page { get; }

    /// <summary>Titles of the list, best first.</summary>
    public async Task<IReadOnlyList<string>> List() => await Page.Locator(".cards h3").AllInnerTextsAsync();

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        Assert.Empty(_complaints);
    }
}
