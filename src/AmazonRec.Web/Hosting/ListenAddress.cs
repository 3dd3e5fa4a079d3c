using System.Net;

namespace AmazonRec.Web.Hosting;

/// <summary>An address to listen on.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="IsLoopback">Whether only this machine can reach it.</param>
internal readonly record struct ListenAddress(string Text, bool IsLoopback)
{
    /// <exception cref="ArgumentException">It is no address that can be listened on.</exception>
    public static ListenAddress Parse(string text)
    {
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.AbsolutePath != "/" || uri.Query.Length > 0
                || uri.UserInfo.Length > 0)
            throw new ArgumentException($"'{text}' is no address to listen on. Write http://localhost:5000 or http://0.0.0.0:5000.");
        if (uri.Scheme != Uri.UriSchemeHttp)
            throw new ArgumentException(
                $"'{text}': only http is spoken here. For https, let a proxy on this machine hold the certificate (docs/web.md).");
        // Any other name would make the server listen on all of the machine's addresses, whatever the name stands for.
        return IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) ? new ListenAddress(text, IPAddress.IsLoopback(ip))
            : uri.Host == "localhost" ? new ListenAddress(text, IsLoopback: true)
            : throw new ArgumentException($"'{text}': name localhost or an IP address of this machine; 0.0.0.0 stands for all of them.");
    }
}
