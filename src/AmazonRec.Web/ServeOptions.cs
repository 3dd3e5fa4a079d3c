namespace AmazonRec.Web;

/// <summary>What to serve, and to whom.</summary>
/// <param name="Run">A run folder, a link to one, or a folder of runs, of which the latest is served.</param>
public sealed record ServeOptions(string Run)
{
    /// <summary>Addresses to listen on, such as <c>http://localhost:5000</c>; port 0 with an IP address takes a free one.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://localhost:5000"];

    /// <summary>
    /// Names by which a proxy on this machine is reached. Requests for them are answered beside those for this machine's own names, and
    /// whom the proxy says that it asks for (X-Forwarded-For) is believed.
    /// </summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Folder of pictures named by item; null for the folder <c>images</c> of the run, if it has one.</summary>
    public string? Images { get; init; }

    /// <summary>Whether browsers may load the pictures that the catalogue names, from whatever machine they are on.</summary>
    public bool RemotePictures { get; init; }

    /// <summary>
    /// Requests per second that an address may send for long; ten times as many at once. Enough for a person, not for a crawler.
    /// </summary>
    public int RequestsPerSecond { get; init; } = 30;

    /// <summary>How long requests that have begun may go on when the server ends.</summary>
    public TimeSpan ShutdownLimit { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How often to look for a new run; infinite to never do so.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(2);
}
