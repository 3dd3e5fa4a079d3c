namespace AmazonRec.Data.Catalogs;

/// <summary>Genders as the data sets tell them.</summary>
public enum Gender
{
    /// <summary>F, or Female.</summary>
    Female,

    /// <summary>M, or Male.</summary>
    Male,
}
