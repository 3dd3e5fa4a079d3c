using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AmazonRec.Web.Hosting;

/// <summary>How much one may ask for, and how long it may take.</summary>
internal static class Limits
{
    /// <summary>The largest body.</summary>
    public const int BodyBytes = 64 * 1024;

    /// <summary>How many questions are worked on at once: one a core, and two at least.</summary>
    public static readonly int AtOnce = Math.Max(2, Environment.ProcessorCount);

    private const int Burst = 10; // seconds' worth of requests at once: a page with its pictures
    private const int Waiting = 512; // questions; at some milliseconds each, the last waits a second or two
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    public static void Apply(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = BodyBytes;
        server.Limits.MaxRequestLineSize = 8 * 1024;
        server.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        server.Limits.MaxRequestHeaderCount = 64;
        server.Limits.MaxConcurrentConnections = 1000;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        server.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
    }

    public static void AddLimits(this IServiceCollection services, int requestsPerSecond)
    {
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = Longest,
            TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
        });
        services.AddRateLimiter(limits =>
        {
            limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(PerAddress(requestsPerSecond), ByTurns());
            limits.OnRejected = (rejected, _) =>
            {
                var isAddress = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
                rejected.HttpContext.Response.Headers.RetryAfter = $"{(isAddress ? Math.Max(1, Math.Ceiling(wait.TotalSeconds)) : 1)}";
                rejected.HttpContext.Response.StatusCode = isAddress
                    ? StatusCodes.Status429TooManyRequests
                    : StatusCodes.Status503ServiceUnavailable;
                return ValueTask.CompletedTask;
            };
        });
    }

    private static PartitionedRateLimiter<HttpContext> PerAddress(int requestsPerSecond) =>
        PartitionedRateLimiter.Create<HttpContext, IPAddress>(context =>
        RateLimitPartition.GetTokenBucketLimiter(Subscriber(context.Connection.RemoteIpAddress), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = requestsPerSecond * Burst,
            TokensPerPeriod = requestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

    /// <summary>
    /// As many questions as there are networks are worked on; others wait without holding a thread. Searches ask no network: they have a
    /// queue of their own, and don't wait for lists.
    /// </summary>
    private static PartitionedRateLimiter<HttpContext> ByTurns() => PartitionedRateLimiter.Create<HttpContext, string>(context =>
        context.Request.Path.StartsWithSegments("/api/search") ? Turns("search")
        : context.Request.Path.StartsWithSegments("/api") ? Turns("model")
        : RateLimitPartition.GetNoLimiter(""));

    private static RateLimitPartition<string> Turns(string queue) => RateLimitPartition.GetConcurrencyLimiter(
        queue, _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = Waiting });

    /// <summary>Whoever has an address of version 6 has all that share its first 64 bits.</summary>
    private static IPAddress Subscriber(IPAddress? address)
    {
        if (address is null) return IPAddress.None;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
