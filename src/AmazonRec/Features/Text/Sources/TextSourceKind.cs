namespace AmazonRec.Features.Text.Sources;

/// <summary>Whose words the text of items is.</summary>
public enum TextSourceKind
{
    /// <summary>The shop's: known before anyone rates.</summary>
    Catalogue,

    /// <summary>The users', of rows to train on alone.</summary>
    TrainingReviews,

    /// <summary>The users', the very reviews that are to be predicted among them: what is predicted is told.</summary>
    TargetReview,
}
