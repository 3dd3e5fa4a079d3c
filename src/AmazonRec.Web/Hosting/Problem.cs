using AmazonRec.Web.Api;
using Microsoft.AspNetCore.Http;

namespace AmazonRec.Web.Hosting;

/// <summary>An error as JSON (RFC 9457).</summary>
/// <param name="Title">What kind of error.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record Problem(string Title, int Status, string Detail, string Remedy)
{
    public const string ContentType = "application/problem+json";

    private const string SeeDocument = "api/openapi.json tells what can be asked, and how.";

    /// <summary>A wrong question.</summary>
    public static Problem Wrong(string detail, string remedy = SeeDocument) =>
        new("Bad request", StatusCodes.Status400BadRequest, detail, remedy);

    /// <summary>A user, item or picture that is not there.</summary>
    public static Problem Missing(string detail, string remedy) => new("Not found", StatusCodes.Status404NotFound, detail, remedy);

    /// <summary>A server that takes no more requests.</summary>
    public static Problem Ending { get; } =
        new("Service unavailable", StatusCodes.Status503ServiceUnavailable, "The server is ending.", "Ask another one, or this one later.");

    /// <summary>What a status says by itself.</summary>
    public static Problem FromStatus(int status) => status switch
    {
        400 => Wrong("The request can't be read."),
        404 => Missing("There is nothing at this address.", SeeDocument),
        405 => new("Method not allowed", status, "This address does not answer that method.", SeeDocument),
        408 => new("Request timeout", status, "The request took too long to arrive.", "Send it again, in one piece."),
        413 =>
            new(
                "Content too large",
                status,
                $"The body is larger than {Limits.BodyBytes / 1024} KiB.",
                $"Send no more than {RateRequest.MostRatings} ratings."),
        415 => new("Unsupported media type", status, "The body is not said to be JSON.", "Send it with Content-Type: application/json."),
        421 =>
            new(
                "Misdirected request",
                status,
                "This server does not answer under that host name.",
                "Open it as localhost, or name the host with serve --host."),
        429 =>
            new(
                "Too many requests",
                status,
                "This address asks faster than the server allows.",
                "Wait as long as Retry-After says (in seconds)."),
        431 => new("Request headers too large", status, "The headers are too long.", "Send fewer."),
        503 => new("Service unavailable", status, "Too many questions wait for the model.", "Ask again in a second."),
        504 => new("Gateway timeout", status, "The answer took too long.", "Ask again, or for less."),
        >= 500 =>
            new(
                "Internal server error",
                status,
                "The server failed on this question; it has told its operator.",
                "Ask again, or tell the operator when it was."),
        _ => new("Bad request", status, "The request can't be answered.", SeeDocument),
    };

    /// <summary>Answers with this.</summary>
    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        return context.Response.WriteAsJsonAsync(this, ApiJson.Default.Problem, ContentType);
    }

    /// <summary>This as what an endpoint returns.</summary>
    public IResult ToResult() => Results.Json(this, ApiJson.Default.Problem, ContentType, Status);
}
