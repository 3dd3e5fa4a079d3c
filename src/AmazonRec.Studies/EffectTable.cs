namespace AmazonRec.Studies;

/// <summary>What each change to the protocol of a study does, one at a time.</summary>
public static class EffectTable
{
    /// <summary>
    /// For each model its RMSE as reported less clean, where several things differ, then what each single change does, with p where both are on the same
    /// test rows. A dash where a change can't touch a model. The changes need not add up to the whole: flaws help or hinder each other. No
    /// rows where no setting says what it changes.
    /// </summary>
    /// <param name="result">The study.</param>
    /// <param name="claims">Of the page that the table stands on.</param>
    public static StudyTable Of(StudyResult result, Claims claims)
    {
        var effects = ProtocolEffect.Of(result);
        if (effects.Count == 0) return new StudyTable("", [], []);
        var (reported, clean) = (result.Settings[0], Headline.CleanOf(result.Settings));
        var changes = effects.GroupBy(e => e.Setting).Select(group => (group.First(), group.ToDictionary(e => e.Model), IsPaired: group.Any(e => e.Paired is not null))).ToArray();
        return new StudyTable(
            "One change at a time: how much larger it makes the RMSE",
            ["model", $"{reported.Name} less {clean.Name}", .. changes.SelectMany(c => Head(c.Item1, c.IsPaired))],
            [.. result.Settings.SelectMany(s => s.Models).Select(m => m.Name).Distinct().Where(name => effects.Any(e => e.Model == name)).Select(Row)]);

        static string[] Head(ProtocolEffect effect, bool isPaired) => [$"{effect.Setting} less {effect.Varies}", .. isPaired ? ["p"] : Array.Empty<string>()];

        IReadOnlyList<string> Row(string name) =>
        [
            name,
            reported != clean && reported.Find(name) is { } before && clean.Find(name) is { } after ? StudyNumbers.Signed(before.Rmse.Estimate - after.Rmse.Estimate) : "-",
            .. changes.SelectMany(change => Cells(change.Item2.GetValueOrDefault(name), change.IsPaired)),
        ];

        IEnumerable<string> Cells(ProtocolEffect? effect, bool isPaired)
        {
            yield return effect is null ? "-" : effect.Paired is { } paired ? StudyNumbers.Signed(paired.Difference.Rmse) : StudyNumbers.Signed(effect.Size);
            if (isPaired) yield return StudyNumbers.P(claims.P(effect?.Paired));
        }
    }
}
