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
}
