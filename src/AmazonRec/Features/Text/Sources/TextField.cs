namespace AmazonRec.Features.Text.Sources;

/// <summary>A part of what is said of an item.</summary>
public enum TextField
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>Brand, or store.</summary>
    Brand,

    /// <summary>Categories from general to special; genres of a film.</summary>
    Category,

    /// <summary>The shop's list of selling points.</summary>
    Feature,

    /// <summary>The description; the plot of a film.</summary>
    Description,

    /// <summary>What users write: no part of a catalogue, and read only of rows to train on.</summary>
    Review,
}
