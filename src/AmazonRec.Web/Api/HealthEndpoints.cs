using AmazonRec.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace AmazonRec.Web.Api;

/// <summary>Whether the server lives, and whether to send it requests. A server listens once its run is read, and not before.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", Live).WithTags("model").WithSummary("Whether the server answers, and with which run")
            .Produces<HealthView>();
        routes.MapGet("/health/live", Live).WithTags("model").WithSummary("The same, however often one asks").Produces<HealthView>()
            .DisableRateLimiting();
        routes.MapGet("/health/ready", Ready).WithTags("model").WithSummary("Whether to send requests: 503 while the server ends")
            .Produces<HealthView>().Produces<Problem>(StatusCodes.Status503ServiceUnavailable, Problem.ContentType).DisableRateLimiting();
    }

    private static IResult Live(Asked asked) =>
        Results.Json(new HealthView("ok", Path.GetFileName(asked.Run.Folder), asked.Run.Opened), ApiJson.Default.HealthView);

    private static IResult Ready(Asked asked, IHostApplicationLifetime life) =>
        life.ApplicationStopping.IsCancellationRequested ? Problem.Ending.ToResult() : Live(asked);
}
