namespace AmazonRec.Data.Reading;

/// <summary>Reads the rating of a line. Not safe for several threads at once: each has its own.</summary>
internal interface IRatingParser
{
    /// <summary>Whether the lines may hold review texts.</summary>
    bool HasTexts { get; }

    /// <summary>Whether the lines are asked whether they are of verified purchases.</summary>
    bool AsksVerified { get; }

    /// <summary>Reads a line. Ids that are escaped or quoted are laid down plain in the line itself.</summary>
    /// <returns>What is wrong with the line, without a full stop; null where nothing is.</returns>
    string? Parse(Span<byte> line, out RatingLine rating);
}
