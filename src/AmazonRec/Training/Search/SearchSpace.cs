using AmazonRec.Compute;
using AmazonRec.Models.Zoo;

namespace AmazonRec.Training.Search;

/// <summary>
/// What trials are drawn from: one part or several, which trials take in turns. A part names options, each with values or a range.
/// </summary>
/// <param name="Parts">At least one.</param>
public sealed record SearchSpace(IReadOnlyList<IReadOnlyList<SpaceOption>> Parts)
{
    /// <summary>
    /// Reads "lr=1e-4..1e-1:log,factors=8|16|32"; parts are parted by semicolons, as in "lr=.001..1:log;optimizer=adamw,lr=.001..01:log".
    /// </summary>
    /// <exception cref="ArgumentException">There is no such option, it has no such value, or a range is empty; the message says which.</exception>
    public static SearchSpace Parse(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(SpaceOption.Parse).OrderBy(option => TunableOptions.Names.ToList().IndexOf(option.Name)).ToArray()).ToArray();
        if (parts.Length == 0 || parts.Any(part => part.Length == 0))
            throw new ArgumentException("The space names no option. Write lr=1e-4..1e-1:log,factors=8|16|32.");
        foreach (var part in parts)
            if (part.CountBy(option => option.Name).FirstOrDefault(named => named.Value > 1).Key is { } twice)
                throw new ArgumentException($"The space names {twice} twice. Name it once, or write two parts with a semicolon between.");
        return new SearchSpace(parts);
    }

    /// <summary>Refuses a space that the model can't be trained in.</summary>
    /// <param name="model">Name in the zoo.</param>
    /// <param name="options">Of the model, without what is drawn.</param>
    /// <param name="training">The same of its training.</param>
    /// <exception cref="ArgumentException">The model or its optimizer has no such option, or a value is out of range.</exception>
    public void Check(string model, ModelOptions options, TrainingOptions training)
    {
        foreach (var part in Parts)
            foreach (var (at, option) in part.Index())
                foreach (var value in option.Samples())
                {
                    // With the first values of those before it: an optimizer has options that another has not.
                    var (m, t) = (options, training);
                    foreach (var before in part.Take(at)) (m, t) = TunableOptions.Apply(m, t, before.Name, before.Samples().First());
                    try
                    {
                        (m, t) = TunableOptions.Apply(m, t, option.Name, value);
                        ModelZoo.Build(model, m);
                        t.Validate();
                    }
                    catch (ArgumentException e)
                    {
                        throw new ArgumentException($"{option}: {e.Message}", e);
                    }
                }
    }

    /// <summary>A trial's values by option: the same seed and number give the same, however many trials there are.</summary>
    internal IReadOnlyDictionary<string, string> Draw(ulong seed, int number)
    {
        var source = RandomSource.For(seed, "search", (uint)number);
        return Parts[number % Parts.Count].ToDictionary(
            option => option.Name, option => option.At(source.UniformDouble((ulong)TunableOptions.Names.ToList().IndexOf(option.Name))));
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Join(';', Parts.Select(part => string.Join(',', part)));
}
