using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AmazonRec.Recommendation;
using AmazonRec.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AmazonRec.Web.Api;

/// <summary>Users that the run knows.</summary>
internal static class UserEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("users", Find).WithTags("users")
            .WithSummary("Users whose id starts with a text; without one, those with the most ratings").Produces<IReadOnlyList<UserView>>();
        api.MapGet("users/{id}", History).WithTags("users").WithSummary("What a user rated").Produces<HistoryView>()
            .Produces<Problem>(StatusCodes.Status404NotFound, Problem.ContentType);
        api.MapGet("users/{id}/recommendations", Recommend).WithTags("users").WithSummary("The best items for a user").Produces<ListView>()
            .Produces<Problem>(StatusCodes.Status404NotFound, Problem.ContentType);
    }

    private static IResult Find(
        Asked asked,
        [Description("How the id starts."), StringLength(Bounds.LongestId)] string query = "",
        [Description("How many, at most."), Range(1, Bounds.MostItems)] int top = 10)
    {
        var recommender = asked.Run.Recommender;
        var text = query.Trim();
        return Results.Json(Users(), ApiJson.Default.IReadOnlyListUserView);

        IReadOnlyList<UserView> Users()
        {
            if (text.Length == 0) return [.. asked.Run.MostActive.Take(top).Select(user => new UserView(user.User, user.Ratings))];
            var found = recommender.FindUsers(text, top);
            if (found.Count == 0) found = recommender.FindUsers(text.ToUpperInvariant(), top); // Amazon's ids are in capitals
            return [.. found.Select(user => new UserView(user, recommender.RatedBy(user).Count))];
        }
    }

    private static IResult History(
        Asked asked,
        [StringLength(Bounds.LongestId)] string id,
        [Description("How many ratings, at most."), Range(1, Bounds.MostItems)] int top = 20) =>
        asked.AboutUser(id, user =>
        {
            var (rated, views) = (asked.Run.Recommender.RatedBy(user), asked.Views);
            return Results.Json(new HistoryView(user, rated.Count, [.. rated.Take(top).Select(views.Of)]), ApiJson.Default.HistoryView);
        });

    private static IResult Recommend(
        Asked asked,
        [StringLength(Bounds.LongestId)] string id,
        [Description("How many items, at most."), Range(1, Bounds.MostItems)] int top = 10,
        [
            Description("0 for the order of the scores, to 1 for items that differ most from each other (maximal marginal relevance)."),
            Range(0.0, 1.0)] double diversity = 0,
        [
            Description("Stars taken off the most rated item; others lose in proportion to the logarithm of their ratings."),
            Range(0.0, 5.0)] double popularityDiscount = 0,
        [Description("Whether items that share their reviews, such as the sizes of one product, count as one.")] bool oneOfVariants = false,
        [Description("Whether each item says why it is there.")] bool why = true,
        [
            Description("What orders the list: ranker, what people choose; or predicted stars. By default the ranker, if there is one."),
            NameOf<ListOrder>] string? by = null) =>
        asked.AboutUser(id, user => Results.Json(
            asked.Views.Of(
                asked.Run.Recommender.TopN(
                    user,
                    top,
                    new TopOptions
                    {
                        By = NameOfAttribute<ListOrder>.Parse(by),
                        Diversity = diversity,
                        PopularityDiscount = popularityDiscount,
                        OneOfVariants = oneOfVariants,
                        Why = why,
                    })),
            ApiJson.Default.ListView));
}
