using System.Reflection;
using System.Text.Json.Nodes;
using AmazonRec.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace AmazonRec.Web.Api;

/// <summary>The OpenAPI document, made from the endpoints themselves.</summary>
internal static class ApiDocument
{
    private const string Name = "openapi";

    public static void Add(IServiceCollection services) =>
        services.AddOpenApi(Name, document => document.AddSchemaTransformer((schema, context, _) =>
    {
        var parameter = (context.ParameterDescription?.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo;
        if (parameter?.GetCustomAttribute<NameOfAttribute>() is { } named)
            schema.Enum = [.. named.Names.Select(name => (JsonNode)name)];
        else if (context.JsonTypeInfo.Type.IsEnum) schema.Type = JsonSchemaType.String; // the names are there, the type is not
        return Task.CompletedTask;
    }).AddDocumentTransformer((made, _, _) =>
    {
        made.Info.Title = "AmazonRec";
        made.Info.Version = typeof(ApiDocument).Assembly.GetName().Version!.ToString(3);
        made.Info.Description = "Recommendations from a trained run. Errors are application/problem+json with a remedy.";
        made.Servers?.Clear(); // relative to where the document was found, behind any proxy
        return Task.CompletedTask;
    }));

    public static void Map(IEndpointRouteBuilder routes) => routes.MapOpenApi("/api/{documentName}.json");
}
