using System.Globalization;
using AmazonRec.Models;
using AmazonRec.Recommendation.Scoring;

namespace AmazonRec.Recommendation;

/// <summary>Who asks.</summary>
public sealed partial class Recommender
{
    /// <summary>Someone known by id: as trained, or nobody if no training row is theirs.</summary>
    /// <exception cref="KeyNotFoundException">The user is not known.</exception>
    private Taste TasteOf(string user)
    {
        var code = Ids.CodeOf(Users, user, "user");
        return TasteOf(code, user);
    }

    private Taste TasteOf(int code, string user)
    {
        var rated = Latest(
            _trained[code].ToArray().Select(row => (_train.Item[row], _train.Value[row]))
                .Concat(_validated[code].ToArray().Select(row => (_validation.Item[row], _validation.Value[row]))));
        var taste = _trained[code].Length > 0
            ? new Taste(AnswerSource.Trained, user, code, Row: null, rated, _parts.Cold.Estimates.Users[code],
                string.Create(CultureInfo.InvariantCulture, $"from the user's {_trained[code].Length:N0} training ratings"))
            : Nobody(user, rated);
        return taste with { RunCode = code };
    }

    /// <summary>Someone who brings some ratings along, or none.</summary>
    /// <exception cref="KeyNotFoundException">An item is not known.</exception>
    /// <exception cref="ArgumentException">A rating is outside the scale, or an item is rated twice, with different stars.</exception>
    private Taste TasteOf(IReadOnlyList<GivenRating> given)
    {
        foreach (var rating in given)
            if (!Scale.Contains(rating.Stars))
                throw new ArgumentException(
                    $"The rating {rating.Stars} of {rating.Item} is outside the scale, {Scale.Min} to {Scale.Max}.");
        foreach (var same in given.GroupBy(rating => rating.Item, StringComparer.Ordinal))
        {
            if (same.Select(rating => rating.Stars).Distinct().Count() > 1)
                throw new ArgumentException(
                    $"The item {same.Key} is rated more than once, with "
                    + $"{string.Join(" and ", same.Select(rating => rating.Stars).Distinct())} stars. Give one rating of each item.");
        }

        (int Item, float Stars)[] codes = [.. given.Select(g => (Ids.CodeOf(Items, g.Item, "item"), g.Stars))];
        var rated = Latest(codes);
        return (Folded(rated) ?? Nobody(user: null, rated)) with { InOrder = InOrder(codes) };
    }

    /// <summary>A row fitted to ratings; null where nothing can be.</summary>
    private Taste? Folded(IReadOnlyList<(int Item, float Stars)> rated)
    {
        (int Item, float Stars)[] usable = [.. rated.Where(r => _candidates[r.Item])];
        if (usable.Length == 0 || _parts.Users.Width == 0) return null;
        var row = _newUsers.Fit(usable);
        return new Taste(
            AnswerSource.FoldedIn,
            User: null,
            Code: -1,
            row,
            rated,
            _parts.Cold.Estimates.BiasOf(usable),
            $"from {usable.Length} given rating{(usable.Length == 1 ? "" : "s")}: a user's row fitted to them, the model as "
            + $"trained{Unused(rated, "; ")}");
    }

    /// <summary>Someone of whom nothing is known: the row that stands for them or, where the model has none, no row.</summary>
    private Taste Nobody(string? user, IReadOnlyList<(int Item, float Stars)> rated)
    {
        var (row, by) = _parts.Cold.Rule switch
        {
            UnknownRow.Zeros => (_newUsers.Nobody(), "the model's mean and the items' biases"),
            UnknownRow.TrainedMean => (_newUsers.Nobody(), "the mean user"),
            UnknownRow.Drawn or UnknownRow.ByParts => (_newUsers.Nobody(), "the mean user, who may be any"),
            _ => (null, "items by their mean rating, pulled to the mean of all where they have few"),
        };
        // A user of the run is not told of validation rows: those were not given.
        return new Taste(
            AnswerSource.Fallback,
            user,
            Code: -1,
            row,
            rated,
            Bias: 0,
            $"nothing is known of this user{(user is null ? Unused(rated, ", as ") : "")}: {by}");
    }

    /// <summary>Which given ratings tell nothing, as a part of a sentence; nothing where all do.</summary>
    private string Unused(IReadOnlyList<(int Item, float Stars)> rated, string joint)
    {
        string[] unused = [.. rated.Where(r => !_candidates[r.Item]).Select(r => Items[r.Item])];
        return unused.Length == 0 ? ""
            : $"{joint}the rating{(unused.Length == 1 ? "" : "s")} of {string.Join(", ", unused)} could not be used: no training rating "
                + $"tells what to make of {(unused.Length == 1 ? "it" : "them")}";
    }

    /// <summary>Each item once, with its last rating.</summary>
    private static (int Item, float Stars)[] Latest(IEnumerable<(int Item, float Stars)> rated)
    {
        var all = rated.ToArray();
        var order = new long[all.Length];
        for (var i = 0; i < order.Length; i++) order[i] = ((long)all[i].Item << 32) | (uint)i;
        Array.Sort(order, all);
        return [.. all.Where((r, i) => i + 1 == all.Length || all[i + 1].Item != r.Item)];
    }

    /// <summary>Each item once, where it was rated last.</summary>
    private static (int Item, float Stars)[] InOrder((int Item, float Stars)[] rated) =>
        [.. rated.Reverse().DistinctBy(one => one.Item).Reverse()];
}
