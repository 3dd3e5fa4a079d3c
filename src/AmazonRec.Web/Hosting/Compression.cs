using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace AmazonRec.Web.Hosting;

/// <summary>Answers get smaller on their way to browsers that can read them so. Pictures are as small as they get.</summary>
internal static class Compression
{
    public static void AddCompression(this IServiceCollection services) => services.AddResponseCompression(compression =>
    {
        compression.Providers.Add<BrotliCompressionProvider>();
        compression.Providers.Add<GzipCompressionProvider>();
        compression.MimeTypes = [
            "text/html", "text/css", "text/javascript", "text/plain", "image/svg+xml", "application/json", Problem.ContentType,
            "application/openapi+json"];
        compression.EnableForHttps = true; // behind a proxy: there is no secret in an answer to guess by its length
    });
}
