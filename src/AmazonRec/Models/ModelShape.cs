namespace AmazonRec.Models;

/// <summary>How many users and items a model has rows for.</summary>
public readonly record struct ModelShape(int Users, int Items)
{
    /// <summary>Rows of an embedding of <paramref name="entity"/>.</summary>
    public int Of(Entity entity) => entity == Entity.User ? Users : Items;
}
