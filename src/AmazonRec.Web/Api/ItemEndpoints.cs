using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AmazonRec.Recommendation;
using AmazonRec.Web.Hosting;
using AmazonRec.Web.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AmazonRec.Web.Api;

/// <summary>Items of the run.</summary>
internal static class ItemEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("items/{id}", Item).WithTags("items").WithSummary("An item").Produces<ItemView>()
            .Produces<Problem>(StatusCodes.Status404NotFound, Problem.ContentType);
        api.MapGet("items/{id}/similar", Similar).WithTags("items").WithSummary("The items most like one").Produces<SimilarListView>()
            .Produces<Problem>(StatusCodes.Status404NotFound, Problem.ContentType);
        api.MapGet("items/{id}/picture", Picture).WithTags("items").WithSummary("An item's picture")
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg")
            .Produces<Problem>(StatusCodes.Status404NotFound, Problem.ContentType);
        api.MapGet("search", Search).WithTags("items")
            .WithSummary("Items whose title, brand, category or id hold all words of a text; without one, the most rated")
            .Produces<IReadOnlyList<ItemView>>();
    }

    private static IResult Item(Asked asked, [StringLength(Bounds.LongestId)] string id) =>
        asked.AboutItem(id, item => Results.Json(asked.Views.Of(asked.Run.Recommender.Item(item)), ApiJson.Default.ItemView));

    private static IResult Similar(
        Asked asked,
        [StringLength(Bounds.LongestId)] string id,
        [Description("How many items, at most."), Range(1, Bounds.MostItems)] int top = 10,
        [Description("factors: what the model learned from ratings; content: text and pictures. By default the first that the item has.")]
        [NameOf<VectorSpace>]
        string? space = null,
        [
            Description("One content by its name, such as text or image, as the model card lists them; by default all together."),
            StringLength(Bounds.LongestId)]
        string? content = null,
        [Description("Leave out items with fewer training ratings: by default 5 by factors, none by content."), Range(0, int.MaxValue)]
        int? minRatings = null) =>
        asked.AboutItem(
            id,
            item =>
                Results.Json(
                    asked.Views.Of(
                        asked.Run.Recommender.Similar(item, top, NameOfAttribute<VectorSpace>.Parse(space), minRatings, content)),
                    ApiJson.Default.SimilarListView));

    private static IResult Picture(Asked asked, HttpContext context, [StringLength(Bounds.LongestId)] string id) =>
        asked.AboutItem(id, item =>
        {
            if (asked.Run.Pictures.PathOf(item) is not { } path || !File.Exists(path) || ServedPictures.ContentType(path) is not { } type)
                return Problem.Missing($"There is no picture of '{item}'.", "Name a folder of pictures with serve --images.").ToResult();
            context.Response.Headers.CacheControl = "max-age=3600";
            return Results.File(path, type, lastModified: new DateTimeOffset(File.GetLastWriteTimeUtc(path)));
        });

    private static IResult Search(
        Asked asked,
        [Description("Words, whatever their case."), StringLength(Bounds.LongestQuery)] string query = "",
        [Description("How many items, at most."), Range(1, Bounds.MostItems)] int top = 10)
    {
        var views = asked.Views;
        var found = string.IsNullOrWhiteSpace(query) ? asked.Run.MostRated.Take(top) : asked.Run.Recommender.FindItems(query, top);
        return Results.Json<IReadOnlyList<ItemView>>([.. found.Select(views.Of)], ApiJson.Default.IReadOnlyListItemView);
    }
}
