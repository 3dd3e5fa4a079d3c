using AmazonRec.Compute;

namespace AmazonRec.Synthesis;

/// <summary>The truth about the users: what they like, how kindly they rate, and how much they write.</summary>
internal sealed class SyntheticUsers
{
    private readonly float[] _tastes;
    private readonly Drift _drift;

    public SyntheticUsers(SynthesisOptions options, SynthesisWork? work = null)
    {
        work ??= new();
        var aspects = Aspect.All.Length;
        _drift = new Drift(options.Drift);
        Kindness = new float[options.Users];
        _tastes = new float[options.Users * aspects];
        var source = RandomSource.For(options.Seed, "synthesis user");
        work.OverRanges(options.Users, 1 << 14, (from, to) =>
        {
            for (var user = from; user < to; user++)
            {
                var draws = new Draws(source with { Part = (uint)user });
                Kindness[user] = (float)draws.Normal();
                for (var k = 0; k < aspects; k++) _tastes[user * aspects + k] = (float)draws.Normal();
            }
        });

        FirstRating = Activity.FirstRatings(options, work);
    }

    /// <summary>How high each user rates, whatever the item: mean 0, variance 1.</summary>
    public float[] Kindness { get; }

    /// <summary>Where each user's ratings begin; one more entry, the number of ratings, ends the last user's.</summary>
    public int[] FirstRating { get; }

    /// <summary>How much a user likes each <see cref="Aspect"/>: mean 0, variance 1.</summary>
    public ReadOnlySpan<float> Tastes(int user) => _tastes.AsSpan(user * Aspect.All.Length, Aspect.All.Length);

    /// <summary>How much a user is drawn to each topic on a day: the running sums, the last being the total.</summary>
    public void Interests(int user, int day, Span<double> sums)
    {
        var tastes = Tastes(user);
        Span<double> now = stackalloc double[tastes.Length];
        for (var k = 0; k < tastes.Length; k++) now[k] = 0.5 * (tastes[k] + _drift.Taste(k, day));
        var total = 0.0;
        for (var topic = 0; topic < sums.Length; topic++)
        {
            var traits = Topic.All[topic].Traits;
            var match = 0.0;
            for (var k = 0; k < now.Length; k++) match += now[k] * traits[k];
            // Much like an exponential, of operations that are exact everywhere.
            var pull = match >= 0 ? (1 + match) * (1 + match) : 1 / ((1 - match) * (1 - match));
            sums[topic] = total += Topic.All[topic].Share * pull;
        }
    }
}
