using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AmazonRec.Web.Hosting;

/// <summary>What every answer tells the browser not to do.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app, bool remotePictures)
    {
        var images = remotePictures ? "img-src 'self' data: https:" : "img-src 'self' data:";
        var policy = string.Join("; ",
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", images,
            "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
            "trusted-types 'none'");
        app.Use((context, next) =>
        {
            context.Response.OnStarting(Set, context.Response); // at the last moment, so that an error page has them too
            return next(context);
        });

        Task Set(object response)
        {
            var headers = ((HttpResponse)response).Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Embedder-Policy"] = remotePictures ? "credentialless" : "require-corp";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store"; // what users rated is nobody else's business
            return Task.CompletedTask;
        }
    }
}
