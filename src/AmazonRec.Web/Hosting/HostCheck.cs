using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace AmazonRec.Web.Hosting;

/// <summary>
/// Answers only under names that were agreed on: a page from elsewhere can make its own name stand for this machine (DNS rebinding), and
/// would read from a server that answers to any.
/// </summary>
internal static class HostCheck
{
    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>
    /// Refuses other names, where any are agreed on: those of this machine if only it is listened to, and those that were given.
    /// </summary>
    public static void UseHostCheck(this IApplicationBuilder app, bool isLoopback, IReadOnlyList<string> given)
    {
        if (!isLoopback && given.Count == 0) return;
        IList<StringSegment> names = [.. OwnNames.Concat(given).Select(name => new StringSegment(name))];
        app.Use((context, next) => context.Request.Host is { HasValue: true, Host: var host } && HostString.MatchesAny(host, names)
            ? next(context)
            : Problem.FromStatus(StatusCodes.Status421MisdirectedRequest).WriteAsync(context));
    }
}
