using AmazonRec.Evaluation;

namespace AmazonRec.Studies.Running;

/// <summary>What models said of the test rows in settings that others vary, so that both can be compared row by row.</summary>
/// <param name="study">Which settings are varied.</param>
internal sealed class SettingPredictions(Study study)
{
    private readonly HashSet<string> _varied = [.. study.Settings.Select(s => s.Varies).OfType<string>()];
    private readonly Dictionary<(string Setting, string Model), IReadOnlyList<Predictions>> _kept = [];

    /// <summary>Keeps the predictions of a setting, if another varies it.</summary>
    public void Keep(string setting, IEnumerable<(string Model, IReadOnlyList<Predictions> Parts)> models)
    {
        if (!_varied.Contains(setting)) return;
        foreach (var (model, parts) in models) _kept[(setting, model)] = parts;
    }

    /// <summary>What a model said in another setting; null where it did not run there, or was tested on other rows.</summary>
    public IReadOnlyList<Predictions>? Of(string? setting, string model, IReadOnlyList<Predictions> sameRowsAs) =>
        setting is not null && _kept.TryGetValue((setting, model), out var parts) && parts.Count == sameRowsAs.Count
        && parts.Zip(sameRowsAs).All(pair => pair.First.AreOfSameRows(pair.Second)) ? parts : null;
}
