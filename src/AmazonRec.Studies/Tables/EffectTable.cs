using AmazonRec.Evaluation.Inference;
using AmazonRec.Studies.Results;


namespace AmazonRec.Studies.Tables;

/// <summary>What each change to the protocol of a study does, one at a time.</summary>
public static class EffectTable
{
    /// <summary>
    /// For each model its RMSE as reported less clean, where several things differ, then what each single change does, with p where both
    /// are on the same test rows. A dash where a change can't touch a model. The changes need not add up to the whole: flaws help or hinder
    /// each other. No rows where no setting says what it changes.
    /// </summary>
    /// <param name="result">The study.</param>
    /// <param name="claims">Of the page that the table stands on.</param>
    public static Table Create(StudyResult result, Claims claims)
    {
        const string Title = "One change at a time: how much larger it makes the RMSE";
        var effects = ProtocolEffect.Measure(result);
        if (effects.Count == 0) return new Table(Title);
        var (reported, clean) = (result.Settings[0], Headline.CleanOf(result.Settings));
        string[] names = [
            .. result.Settings.SelectMany(s => s.Models).Select(m => m.Name).Distinct().Where(name => effects.Any(e => e.Model == name))];
        return new Table(Title,
        [
            Column.Text("model", names),
            .. reported == clean
                ? Array.Empty<Column>()
                : [Column.Numbers($"{reported.Name} less {clean.Name}", names.Select(Whole), Column.Signed)],
            .. effects.GroupBy(e => e.Setting).SelectMany(change => Columns([.. change])),
        ]);

        double Whole(string name) =>
            reported.Find(name) is { } before && clean.Find(name) is { } after
                ? before.Rmse.Estimate - after.Rmse.Estimate
                : double.NaN;

        IEnumerable<Column> Columns(ProtocolEffect[] change)
        {
            var byModel = change.ToDictionary(e => e.Model);
            ProtocolEffect?[] all = [.. names.Select(byModel.GetValueOrDefault)];
            yield return Column.Intervals(
                $"{change[0].Setting} less {change[0].Varies}", all.Select(e => (Interval?)SizeOf(e)), Column.Signed);
            if (change.Any(e => e.Paired is not null)) yield return Column.PValues("p", all.Select(e => (double?)claims.P(e?.Paired)));
        }

        static Interval SizeOf(ProtocolEffect? effect) =>
            effect?.Paired?.Difference.Rmse ?? new(effect?.Size ?? double.NaN, double.NaN, double.NaN, Interval.UsualLevel);
    }
}
