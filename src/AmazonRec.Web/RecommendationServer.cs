using AmazonRec.Web.Api;
using AmazonRec.Web.Hosting;
using AmazonRec.Web.Page;
using AmazonRec.Web.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AmazonRec.Web;

/// <summary>The server: a page and an API over a run, on this machine alone unless told otherwise.</summary>
public sealed class RecommendationServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RecommendationServer(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public IReadOnlyList<string> Addresses => [.. _app.Urls];

    /// <summary>What it serves, in a line.</summary>
    public string Description => Current.Value.Description;

    /// <summary>The run that answers, which tests ask to look for its successor.</summary>
    internal CurrentRun Current => _app.Services.GetRequiredService<CurrentRun>();

    /// <summary>The application's addresses, which tests hold the documentation to.</summary>
    internal IEnumerable<RouteEndpoint> Endpoints =>
        _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>Reads the run and begins to listen.</summary>
    /// <param name="options">What to serve, and to whom.</param>
    /// <param name="report">Told, in lines, what the operator should know: a wider reach than this machine, a new run, a failure.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="FileNotFoundException">There is no run.</exception>
    /// <exception cref="FormatException">The run is damaged.</exception>
    /// <exception cref="ArgumentException">An address can't be listened on.</exception>
    /// <exception cref="IOException">An address is in use.</exception>
    public static async Task<RecommendationServer> StartAsync(
        ServeOptions options, Action<string> report, CancellationToken cancellation = default)
    {
        ListenAddress[] addresses = [.. options.Urls.Select(ListenAddress.Parse)];
        if (options.RequestsPerSecond < 1)
            throw new ArgumentException($"{options.RequestsPerSecond} requests per second: at least one must be allowed.");
        var app = Build(options, new CurrentRun(options, report), report, addresses.All(a => a.IsLoopback));
        foreach (var address in addresses) app.Urls.Add(address.Text);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e)
        {
            await app.DisposeAsync();
            throw new IOException($"{e.Message.TrimEnd('.')}. Choose another port with --port, or end the program that holds this one.", e);
        }

        foreach (var address in addresses.Where(a => !a.IsLoopback))
            report(
                $"warning: {address.Text} can be reached from other machines. Whoever does can see every user's ratings in this run: "
                + "nothing asks for a password, and nothing is encrypted.");
        return new RecommendationServer(app);
    }

    /// <summary>
    /// Waits until cancelled. Then no connection is taken any more, and requests that have begun are answered, for as long as
    /// <see cref="ServeOptions.ShutdownLimit"/> allows.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var ended = new TaskCompletionSource();
        await using var registration = cancellation.Register(ended.SetResult);
        await ended.Task;
        await _app.StopAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static WebApplication Build(ServeOptions options, CurrentRun current, Action<string> report, bool isLoopback)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ApplicationName = typeof(RecommendationServer).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Limits.Apply);
        var services = builder.Services;
        services.AddRoutingCore();
        services.AddSingleton(options).AddSingleton(current).AddTransient<Asked>().AddHostedService<RunWatch>();
        services.AddLimits(options.RequestsPerSecond);
        services.AddCompression();
        services.AddFigures();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.ShutdownLimit);
        services.ConfigureHttpJsonOptions(json =>
        {
            // What is sent is read by these, not by the options that the context carries.
            var (asked, own) = (json.SerializerOptions, ApiJson.Default.Options);
            asked.TypeInfoResolverChain.Insert(0, ApiJson.Default);
            foreach (var converter in own.Converters) asked.Converters.Add(converter);
            (asked.NumberHandling, asked.UnmappedMemberHandling) = (own.NumberHandling, own.UnmappedMemberHandling);
            (
                asked.RespectNullableAnnotations,
                asked.RespectRequiredConstructorParameters) = (own.RespectNullableAnnotations, own.RespectRequiredConstructorParameters);
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        ApiDocument.Add(services);
        var app = builder.Build();

        app.UseSecurityHeaders(options.RemotePictures);
        app.UseResponseCompression();
        app.UseProblems(report);
        app.UseHostCheck(isLoopback, options.Hosts);
        if (options.Hosts.Count > 0)
            app.UseForwardedHeaders(
                new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor }); // of proxies on this machine alone
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseRateLimiter();

        var api = app.MapGroup("/api").AddEndpointFilterFactory(ParameterRules.Check).WithMetadata(
            new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(Problem), [Problem.ContentType]),
            new ProducesResponseTypeMetadata(StatusCodes.Status429TooManyRequests, typeof(Problem), [Problem.ContentType]));
        UserEndpoints.Map(api);
        ItemEndpoints.Map(api);
        RatingEndpoints.Map(api);
        ModelEndpoints.Map(api);
        HealthEndpoints.Map(app);
        app.MapFigures();
        ApiDocument.Map(app);
        PageFile.Map(app);
        return app;
    }
}
