using AmazonRec.Data;
using AmazonRec.Web.Hosting;
using AmazonRec.Web.Runs;
using Microsoft.AspNetCore.Http;

namespace AmazonRec.Web.Api;

/// <summary>A question to the run that answers at this moment; the same run to its end.</summary>
internal sealed class Asked(CurrentRun current, ServeOptions options)
{
    /// <summary>The run.</summary>
    public ServedRun Run { get; } = current.Value;

    /// <summary>Its answers as the API gives them.</summary>
    public Views Views => new(Run, options.RemotePictures);

    /// <summary>An answer about a user.</summary>
    public IResult AboutUser(string user, Func<string, IResult> answer) =>
        Known(Run.Recommender.Users, user) is { } id
            ? Answer(() => answer(id))
            : Problem.Missing($"There is no user '{user}' in this run.", "Look for one with api/users?query=.").ToResult();

    /// <summary>An answer about an item.</summary>
    public IResult AboutItem(string item, Func<string, IResult> answer) =>
        Known(Run.Recommender.Items, item) is { } id
            ? Answer(() => answer(id))
            : Problem.Missing($"There is no item '{item}' in this run.", "Look for one with api/search?query=.").ToResult();

    /// <summary>An answer that the library may refuse, in words for whoever asked.</summary>
    public static IResult Answer(Func<IResult> answer)
    {
        try
        {
            return answer();
        }
        catch (Exception e) when (e is ArgumentException or KeyNotFoundException)
        {
            return Problem.Wrong(e.Message.Split('\n')[0]).ToResult();
        }
    }

    /// <summary>The id that is meant, or null. An address keeps a slash within an id encoded.</summary>
    private static string? Known(Vocabulary ids, string given) =>
        ids.TryGetCode(given, out _) ? given
        : given.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase) is var slashed && ids.TryGetCode(slashed, out _) ? slashed
        : null;
}
