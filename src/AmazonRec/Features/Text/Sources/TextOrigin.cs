using AmazonRec.Data;

namespace AmazonRec.Features.Text.Sources;

/// <summary>What features say of the words they were made of, and whether they may be used.</summary>
public static class TextOrigin
{
    /// <summary>Under this name stands the <see cref="TextSourceKind"/>.</summary>
    public const string SourceName = "text-source";

    /// <summary>Under this name stand the <see cref="TextField"/>s that were read, in their order.</summary>
    public const string FieldsName = "text-fields";

    /// <summary>Under this name stands the <see cref="Split.Hash"/> whose training rows were read.</summary>
    public const string SplitName = "text-split";

    /// <summary>
    /// Refuses features that would tell a split's rows to report on: made of those rows' own texts, or of another split's training rows.
    /// </summary>
    /// <exception cref="ArgumentException">They would, and the split is not named as reported; the message says why.</exception>
    public static void RefuseLeak(FeatureMatrix features, Split split)
    {
        if (split.Protocol == Protocol.AsReported || !features.Origin.TryGetValue(SourceName, out var source)) return;
        var kind = KindOf(source);
        if (kind == TextSourceKind.TargetReview)
            throw new ArgumentException(
                $"The features '{features.Name}' are made of the very reviews whose ratings are to be predicted, so that a model would "
                + "read the answer. Make them of training reviews or of a catalogue, or take a split as reported.");
        if (kind == TextSourceKind.TrainingReviews && features.Origin.GetValueOrDefault(SplitName) != split.Hash)
            throw new ArgumentException(
                $"The features '{features.Name}' are made of the training reviews of split "
                + $"{features.Origin.GetValueOrDefault(SplitName)}, and this is split {split.Hash}: rows to train on there may be rows "
                + "to report on here. Make them anew with this split.");
    }

    /// <summary>The kind of a name, also as older files have it: TargetReview. No file may slip through by how it is spelt.</summary>
    private static TextSourceKind? KindOf(string name) =>
        Enum.TryParse<TextSourceKind>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind) ? kind : null;
}
