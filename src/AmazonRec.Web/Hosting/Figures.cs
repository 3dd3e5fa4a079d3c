using AmazonRec.Web.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace AmazonRec.Web.Hosting;

/// <summary>
/// Figures for whoever watches the server, in Prometheus' text format: requests by endpoint and status with how long they took, requests
/// that wait for the model or were refused, connections, memory, and the run.
/// </summary>
internal static class Figures
{
    /// <summary>Where they are read.</summary>
    public const string Address = "/metrics";

    // The framework measures all but the run itself, under the names of OpenTelemetry's conventions.
    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime",
        RunFigures.Meter,
    ];

    public static void AddFigures(this IServiceCollection services)
    {
        services.AddSingleton<RunFigures>();
        services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("amazonrec"))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter());
    }

    /// <summary>Answers whoever collects them, however often others ask.</summary>
    public static void MapFigures(this WebApplication app)
    {
        app.Services.GetRequiredService<RunFigures>();
        app.MapPrometheusScrapingEndpoint(Address).DisableRateLimiting();
    }
}
