using AmazonRec.Recommendation;
using AmazonRec.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AmazonRec.Web.Api;

/// <summary>Lists for people whom the run does not know.</summary>
internal static class RatingEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("rate", Rate).WithTags("new users")
            .WithSummary("The best items for someone with these ratings; nothing of them is kept").Produces<ListView>();

    private static IResult Rate(
        Asked asked,
        RateRequest request) => request.Wrong() is { } wrong ? Problem.Wrong(wrong).ToResult() : Asked.Answer(() => Results.Json(
        asked.Views.Of(asked.Run.Recommender.TopN(request.Ratings, request.Top, new TopOptions
        {
            By = request.By,
            Diversity = request.Diversity,
            PopularityDiscount = request.PopularityDiscount,
            OneOfVariants = request.OneOfVariants,
            Why = request.Why,
        })),
        ApiJson.Default.ListView));
}
