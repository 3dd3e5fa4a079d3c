using System.Text.Json;
using AmazonRec.Data;
using AmazonRec.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AmazonRec.Web.Hosting;

/// <summary>Every error is JSON with a remedy, and none shows the server's inside: that goes to its operator.</summary>
internal static class Problems
{
    public static void UseProblems(this WebApplication app, Action<string> report)
    {
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (BadHttpRequestException e) when (!context.Response.HasStarted)
            {
                await Write(
                    context, e.StatusCode == StatusCodes.Status400BadRequest ? Problem.Wrong(Reason(e)) : Problem.FromStatus(e.StatusCode));
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // Nobody waits for an answer any more.
            }
            catch (Exception e) when (!context.Response.HasStarted)
            {
                report($"error: {context.Request.Method} {Printable(context.Request.Path)}: {e}");
                await Write(context, Problem.FromStatus(StatusCodes.Status500InternalServerError));
            }
        });
        app.UseStatusCodePages(pages => Problem.FromStatus(pages.HttpContext.Response.StatusCode).WriteAsync(pages.HttpContext));
    }

    private static Task Write(HttpContext context, Problem problem)
    {
        context.Response.Clear();
        return problem.WriteAsync(context);
    }

    /// <summary>What .NET says of a question that it can't read, without the names of types.</summary>
    private static string Reason(BadHttpRequestException e) => e.InnerException switch
    {
        JsonException when e.InnerException.Message.Contains(" could not be mapped ", StringComparison.Ordinal)
            && e.InnerException.Message.Split('\'') is [_, var property, ..] => Unknown(property),
        JsonException { LineNumber: { } line, BytePositionInLine: { } at, Path: var path } =>
            $"The body is no such JSON: line {line + 1}, byte {at + 1}{(string.IsNullOrEmpty(path) || path == "$" ? "" : $", at {path}")}.",
        _ when e.Message.Split('"') is [_, var parameter, _, var value, ..] && parameter.Split(' ') is [.., var name] =>
            $"{name} can't be '{value}'.",
        _ => "The request can't be read.",
    };

    private static string Unknown(string property)
    {
        var names = ApiJson.Default.RateRequest.Properties.Select(p => p.Name);
        return property.Length > Bounds.LongestId
            ? "The body has an unknown property."
            : $"unknown property '{property}'.{Nearest.Hint(property, names)} There are {string.Join(", ", names)}.";
    }

    private static string Printable(PathString path) => new([.. path.ToString().Take(200).Select(c => char.IsControl(c) ? '?' : c)]);
}
