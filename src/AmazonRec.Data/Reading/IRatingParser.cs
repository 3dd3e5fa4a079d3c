namespace AmazonRec.Data.Reading;

/// <summary>Reads the rating of a line. Not safe for several threads at once: each has its own.</summary>
internal interface IRatingParser
{
    /// <summary>Whether the lines may hold review texts.</summary>
    bool HasTexts { get; }

    /// <summary>Whether the lines are asked whether they are of verified purchases.</summary>
    bool AsksVerified { get; }

    /// <summary>Whether a line may hold more than one rating; <see cref="Next"/> is asked for the others then.</summary>
    bool HasSeveral => false;

    /// <summary>Reads a line. Ids that are escaped or quoted are laid down plain in the line itself.</summary>
    /// <returns>What is wrong with the line, without a full stop; null where nothing is.</returns>
    string? Parse(Span<byte> line, out RatingLine rating);

    /// <summary>The next rating of the line last read, in place of the one before; false where there is none.</summary>
    bool Next(ReadOnlySpan<byte> line, ref RatingLine rating) => false;
}
