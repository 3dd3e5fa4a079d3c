using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace AmazonRec.Web.Page;

/// <summary>A file of the page: a resource of this assembly, so that the program is all there is to copy.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">What it holds.</param>
/// <param name="Tag">Changes when its bytes do.</param>
internal sealed record PageFile(string Name, byte[] Bytes, EntityTagHeaderValue Tag)
{
    private const string First = "index.html";

    /// <summary>Serves all files; browsers keep them, and ask whether they have changed.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var name in typeof(PageFile).Assembly.GetManifestResourceNames())
        {
            var file = Read(name);
            routes.MapMethods(name == First ? "/" : $"/{name.Replace('\\', '/')}", [
                HttpMethods.Get, HttpMethods.Head], (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "no-cache";
                return Results.Bytes(file.Bytes, TypeOf(name), entityTag: file.Tag);
            }).ExcludeFromDescription();
        }
    }

    private static PageFile Read(string name)
    {
        using var stream = typeof(PageFile).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new PageFile(name, bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        _ => "image/svg+xml",
    };
}
