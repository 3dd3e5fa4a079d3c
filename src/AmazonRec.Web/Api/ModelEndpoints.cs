using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AmazonRec.Web.Api;

/// <summary>What answers.</summary>
internal static class ModelEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("model", (Asked asked) => Results.Json(ModelView.Create(asked.Run), ApiJson.Default.ModelView)).WithTags("model")
            .WithSummary("The model card: data, protocol, metrics, floor").Produces<ModelView>();

    public static void MapHealth(IEndpointRouteBuilder routes) =>
        routes.MapGet(
            "/health",
            (Asked asked) =>
                Results.Json(new HealthView("ok", Path.GetFileName(asked.Run.Folder), asked.Run.Opened), ApiJson.Default.HealthView))
            .WithTags("model").WithSummary("Whether the server answers, and with which run").Produces<HealthView>();
}
